// An article of our own to try the page with. Its people, its groups, its port and what happens there are invented.

export const SAMPLE = {
  published: '2024-03-15',
  text: `Bomb at port market kills 14 as army and rebels trade blame

By Clara Whitfield and Tomás Arguedas

Photo: Rescue workers search the fish market of Puerto Salinas, Peru, on Wednesday.

PUERTO SALINAS, Peru — A bomb hidden in a fruit cart killed 14 people, including three children, and injured at least 40 others in a crowded market in Puerto Salinas on Wednesday morning, police said.

Four people were still missing on Thursday night, according to the regional rescue service. Army officials said two suspects were detained near the border with Bolivia.

The Santa Rosa Hospital gave a higher figure. “We have received 17 bodies, and there are families who are still searching,” said Dr. Elena Quispe, the director of the hospital. “Nobody here has slept.”

Colonel Andrés Villacorta, a spokesman for the Peruvian army, blamed the Andean People’s Front (APF), an armed group that has fought the government since 2016. He called the bombing “the work of people who have lost every argument.”

The APF denied any part in it. “We do not make war on fishermen,” its spokesman, Joaquín Reyes, said in a statement. He accused the army of killing nine villagers in a raid near Arequipa last month, a claim that the army has rejected.

More than 2,300 people have been killed in the conflict since 2016, according to the United Nations. The attack was the deadliest in the region since July 2021, when a car bomb in Arequipa killed 31 people.

The market stands beside the old customs house, where boats from Chile and Ecuador unload before dawn. Witnesses said the blast came shortly after six, when the first buyers had arrived.

Rosa Mamani, a fish seller who lost her brother, said that she had seen two men leave the cart and run. “I shouted at them,” Ms. Mamani said. “Then I heard nothing any more.”

Governor Marta Olivares ordered three days of mourning and promised that every family would receive 5,000 soles. About 600 people who live around the harbour were displaced, the Red Cross said on Friday.

In Lima, Interior Minister Hernán Castañeda said the government would not “negotiate over graves,” and warned that a second attack could kill hundreds. Talks between the government and the APF, which began in January in Geneva, were broken off in early February.

Mr. Castañeda will visit Puerto Salinas on Monday. Dr. Quispe said her hospital needed blood more than it needed visitors.

Share this article

Sign up for our morning newsletter

This article is a sample. The people, the groups and the events in it are invented.
`,
};
