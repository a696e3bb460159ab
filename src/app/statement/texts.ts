import type { Lang } from '../../../intents/types.ts';

interface Section {
  readonly title: string;
  readonly text: readonly string[];
  readonly list?: readonly string[];
}
interface StatementTexts {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly written: string;
}

const sv: StatementTexts = {
  title: 'Tillgänglighet',
  sections: [
    { title: 'Vad det här gäller', text: [
      'Det här är Talsvars egen redogörelse. Talsvar är en simulering och hör inte ihop med Försäkringskassan. Myndighetens redogörelse för sina egna tjänster finns hos myndigheten.',
    ] },
    { title: 'Vad vi håller oss till', text: [
      'Sidan ska följa WCAG 2.2 på nivå AA. Vi har bedömt den själva, med egna prov. Ingen utomstående har granskat den.',
      'Myndigheters webbplatser ska följa standarden EN 301 549 V3.2.1, och den kräver WCAG 2.1 på nivå AA. Talsvar är ingen myndighets webbplats, men går minst så långt.',
    ] },
    { title: 'Så provar vi', text: ['Varje ändring prövas i en riktig webbläsare, Chromium, på en smal skärm och en bred, på svenska och engelska.'], list: [
      'Verktyget axe letar efter hinder i de lägen som proven går igenom.',
      'Proven ställer frågor och svarar med bara tangentbordet. Fokus syns och flyttas inte från den som skriver.',
      'Det som är nytt i samtalet sägs en gång till skärmläsare. Piltangenterna går mellan meddelandena.',
      'På 320 bildpunkters bredd går det att läsa utan att rulla i sidled. Det man trycker på är minst 44 bildpunkter.',
      'Ljust och mörkt utseende, egna färger och minskad rörelse prövas.',
    ] },
    { title: 'Brister som vi känner till', text: ['Automatiska prov hittar bara en del av alla hinder. Det här vet vi:'], list: [
      'Ingen har ännu provat sidan med en riktig skärmläsare eller talstyrning, och vi har inte låtit människor med egna behov pröva den.',
      'Proven körs bara i Chromium. I Firefox och Safari kan annat hända.',
      'Att tala in beror på webbläsaren. Några kan det inte alls, och några skickar ljudet till sin tillverkare. Det går alltid att skriva i stället.',
      'Uppläsning kräver en svensk röst i din dator eller telefon. Saknas den finns allt som text.',
      'Förslagen medan du skriver, och meningen som din fråga liknar mest, är bara på svenska.',
      'Det finns ingen version på teckenspråk och ingen på lättläst svenska.',
    ] },
    { title: 'Om du stöter på ett hinder', text: [
      'Skriv ett ärende i ärendelistan där Talsvars källkod finns. Berätta vad du försökte göra, vad som hände, och vilken webbläsare och vilka hjälpmedel du använder. Skriv aldrig personnummer eller uppgifter om ditt eget ärende där.',
      'Behöver du Försäkringskassans hjälp ska du ringa myndigheten. Numren står i rummet Fråga.',
    ] },
  ],
  written: 'Skriven 29 november 2026.',
};

const en: StatementTexts = {
  title: 'Accessibility',
  sections: [
    { title: 'What this is about', text: [
      'This is Talsvar’s own statement. Talsvar is a simulation and not affiliated with Försäkringskassan. The agency’s statement on its own services is to be found with the agency.',
    ] },
    { title: 'What we hold ourselves to', text: [
      'The page is to conform to WCAG 2.2 at level AA. We have judged it ourselves, by our own tests. Nobody from outside has reviewed it.',
      'Websites of public authorities are to follow the standard EN 301 549 V3.2.1, which demands WCAG 2.1 at level AA. Talsvar is no authority’s website, but goes at least as far.',
    ] },
    { title: 'How we test', text: ['Every change is tried in a real browser, Chromium, on a narrow screen and a wide one, in Swedish and English.'], list: [
      'The tool axe looks for barriers in the states that the tests go through.',
      'The tests ask questions and answer with the keyboard alone. Focus is seen, and is not moved from who is typing.',
      'What is new in the call is told once to screen readers. The arrow keys go between the messages.',
      'At a width of 320 pixels it can be read without scrolling sideways. What is pressed is at least 44 pixels.',
      'Light and dark appearance, colours of one’s own and reduced motion are tried.',
    ] },
    { title: 'Shortcomings that we know of', text: ['Automatic tests find only some of all barriers. This we know:'], list: [
      'Nobody has yet tried the page with a real screen reader or by voice control, and we have not had people with needs of their own try it.',
      'The tests run in Chromium only. In Firefox and Safari other things may happen.',
      'Speaking to the page depends on the browser. Some cannot do it at all, and some send the sound to their maker. You can always type instead.',
      'Reading aloud needs a Swedish voice in your computer or phone. Without one, everything is there as text.',
      'The suggestions while you type, and the sentence that your question is most like, are in Swedish only.',
      'There is no version in sign language and none in easy-to-read Swedish.',
    ] },
    { title: 'If you meet a barrier', text: [
      'Write an issue in the issue tracker where the source code of Talsvar is kept. Tell what you tried to do, what happened, and which browser and aids you use. Never write personal identity numbers or details of your own case there.',
      'If you need help from Försäkringskassan, call the agency. The numbers stand in the room Ask.',
    ] },
  ],
  written: 'Written on 29 November 2026.',
};

/** The accessibility statement. It says what is true of the page as it is: whoever changes that changes this. */
export const statementTexts: Readonly<Record<Lang, StatementTexts>> = { sv, en };
