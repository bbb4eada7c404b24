//! How a name is spelt as a key: one spelling for what writers spell in many ways.
//!
//! Lower case, Latin letters without their marks, full stops and apostrophes dropped ("U.S.", "Sana'a"), hyphens and
//! slashes as spaces ("al-Qaeda"), "&" as "and". The build script spells the gazetteers with it, the core the text.

/// Letters with marks that Unicode does not take apart, or that a text may hold whole, by their plain spelling.
const PLAIN: [(&str, &str); 30] = [
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "a"),
    ("æǽÆǼ", "ae"),
    ("ḃƀɓḂƁ", "b"),
    ("çćĉċčÇĆĈĊČ", "c"),
    ("ďđðḍḑḏĎĐÐḌḐḎ", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệəÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ", "e"),
    ("ĝğġģǧḡĜĞĠĢǦḠ", "g"),
    ("ĥħḥḩḫẖĤĦḤḨḪ", "h"),
    ("ìíîïĩīĭįıǐịỉÌÍÎÏĨĪĬĮİǏỊỈ", "i"),
    ("ĵǰĴ", "j"),
    ("ķĸḱḳḵǩĶḰḲḴǨ", "k"),
    ("ĺļľŀłḷḻĹĻĽĿŁḶḺ", "l"),
    ("ṃḿṂḾ", "m"),
    ("ñńņňŋṅṇṉÑŃŅŇŊṄṆṈ", "n"),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ", "o"),
    ("œŒ", "oe"),
    ("ṕṗṔṖ", "p"),
    ("ŕŗřṛṟŔŖŘṚṞ", "r"),
    ("śŝşšșṣŚŜŞŠȘṢ", "s"),
    ("ßẞ", "ss"),
    ("ţťŧțṭṯŢŤŦȚṬṮ", "t"),
    ("ùúûüũūŭůűųưǔụủứừửữựÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ", "u"),
    ("ṿṽṾṼ", "v"),
    ("ŵẁẃẅŴẀẂẄ", "w"),
    ("ẋẍẊẌ", "x"),
    ("ýÿŷȳỳỵỷỹÝŶŸȲỲỴỶỸ", "y"),
    ("źżžẓẕŹŻŽẒẔ", "z"),
    ("þÞ", "th"),
    ("ʻʼʽʾʿˈ", ""),
    ("&", " and "),
];

/// Appends the key of `word` to `out`.
pub fn push_key(word: &str, out: &mut String) {
    let start = out.len();
    let mut space = false;
    let mut push = |piece: &str, out: &mut String| {
        for c in piece.chars() {
            if c == ' ' {
                space = true;
            } else {
                if space && out.len() > start {
                    out.push(' ');
                }
                space = false;
                out.push(c);
            }
        }
    };
    let mut letter = [0; 4];
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            push(c.to_ascii_lowercase().encode_utf8(&mut letter), out);
        } else if matches!(c, '.' | '\'' | '’' | '‘' | '`' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}')
        {
            // Nothing: "U.S." and "US", "Sana'a" and "Sanaa" are one.
        } else if let Some((_, plain)) = PLAIN.iter().find(|(marked, _)| marked.contains(c)) {
            push(plain, out);
        } else if c.is_alphanumeric() {
            for lower in c.to_lowercase() {
                push(lower.encode_utf8(&mut letter), out);
            }
        } else {
            push(" ", out);
        }
    }
}

/// The key of a whole name; a possessive "s" stands apart, as the tokeniser parts it.
#[must_use]
pub fn of_name(name: &str) -> String {
    let parted = name.replace("'s ", " s ").replace("’s ", " s ");
    let parted = parted
        .strip_suffix("'s")
        .or_else(|| parted.strip_suffix("’s"))
        .map_or_else(|| parted.clone(), |stem| format!("{stem} s"));
    let mut key = String::new();
    push_key(&parted, &mut key);
    key
}
