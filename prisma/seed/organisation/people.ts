import type { OrganisationFunction, PlatformRole } from "#lib/registry/core/vocabulary.ts";

/** Halmeric Mutual, an invented insurer: home, travel, pet and small-fleet cover. Nobody here exists. */
export const MAIL_DOMAIN = "halmeric.example";

/** Key, name, title, function that they answer for. Keys are first names; the data names people by them. */
type Row = readonly [key: string, name: string, title: string, answersFor: OrganisationFunction];

/** Each unit with its head first: the head's manager is named by `headReportsTo`, everybody else reports to the head. */
const units = {
  Executive: [
    ["astrid", "Astrid Halvorsen", "Chief executive", "business_owner"],
    ["kwame", "Kwame Mensah", "Chief operating officer", "business_owner"],
    ["priya", "Priya Raghunathan", "Chief information security officer", "security"],
    ["tomasz", "Tomasz Wierzbicki", "Chief technology officer", "system_owner"],
    ["henrik", "Henrik Dalgaard", "Chief financial officer", "business_owner"],
  ],
  Claims: [
    ["oluwaseun", "Oluwaseun Adeyemi", "Head of claims", "business_owner"],
    ["marguerite", "Marguerite Lefebvre", "Home claims manager", "business_owner"],
    ["junho", "Jun-ho Baek", "Travel claims manager", "business_owner"],
    ["fatoumata", "Fatoumata Diallo", "Pet claims manager", "business_owner"],
    ["stelian", "Stelian Ionescu", "Fleet claims manager", "business_owner"],
    ["nadia", "Nadia Benhaddou", "Claims payments lead", "business_owner"],
    ["cormac", "Cormac Gallagher", "Fraud investigator", "system_owner"],
    ["lupe", "Lupe Hernández Ortiz", "Claims quality lead", "data_owner"],
    ["ewa", "Ewa Kowalczyk", "Senior claims handler", "business_owner"],
    ["bilal", "Bilal Chaudhry", "Recoveries handler", "business_owner"],
  ],
  "Customer Care": [
    ["sofia", "Sofia Lindgren", "Head of customer care", "business_owner"],
    ["tariq", "Tariq Al-Masri", "Contact centre manager", "system_owner"],
    ["grace", "Grace Wanjiru", "Digital care lead", "business_owner"],
    ["matteo", "Matteo Rinaldi", "Complaints lead", "business_owner"],
    ["yuki", "Yuki Tanabe", "Knowledge manager", "data_owner"],
    ["ama", "Ama Boateng", "Chat team lead", "business_owner"],
    ["dmitri", "Dmitri Volkov", "Telephony lead", "business_owner"],
    ["laleh", "Laleh Sadeghi", "Care quality coach", "business_owner"],
  ],
  Underwriting: [
    ["eleni", "Eleni Papadaki", "Head of underwriting", "business_owner"],
    ["rasmus", "Rasmus Thorup", "Pricing lead", "business_owner"],
    ["chiara", "Chiara Moretti", "Senior underwriter", "business_owner"],
    ["vikram", "Vikram Deshmukh", "Actuary", "data_owner"],
    ["siobhan", "Siobhan Kearney", "Portfolio manager", "business_owner"],
  ],
  "Sales and Marketing": [
    ["camila", "Camila Restrepo", "Head of sales and marketing", "business_owner"],
    ["jonas", "Jonas Brandt", "Broker sales manager", "business_owner"],
    ["thandiwe", "Thandiwe Nkosi", "Campaign manager", "business_owner"],
    ["pavel", "Pavel Novotný", "Web lead", "system_owner"],
  ],
  Finance: [
    ["ingrid", "Ingrid Sæther", "Financial controller", "business_owner"],
    ["rajesh", "Rajesh Iyer", "Treasury lead", "system_owner"],
    ["hanna", "Hanna Mäkinen", "Accounts payable lead", "business_owner"],
    ["luca", "Luca Bianchi", "Senior accountant", "business_owner"],
    ["zeynep", "Zeynep Aydın", "Reporting lead", "data_owner"],
  ],
  People: [
    ["rosa", "Rosa Delgado", "Head of people", "business_owner"],
    ["tunde", "Tunde Bakare", "People operations lead", "business_owner"],
    ["klara", "Klára Svobodová", "Recruiting lead", "business_owner"],
    ["maeve", "Maeve O'Connell", "Learning lead", "business_owner"],
  ],
  "Legal and Compliance": [
    ["beatriz", "Beatriz Figueiredo", "General counsel", "compliance_legal"],
    ["anneliese", "Anneliese Brugger", "Compliance officer", "compliance_legal"],
    ["samir", "Samir Haddad", "Data protection officer", "compliance_legal"],
    ["wanjiku", "Wanjiku Kamau", "Regulatory counsel", "compliance_legal"],
    ["pieter", "Pieter van der Merwe", "Internal auditor", "compliance_legal"],
    ["noor", "Noor Rahimi", "Records manager", "data_owner"],
  ],
  Security: [
    ["leila", "Leila Farahani", "Security architect", "security"],
    ["daniel", "Daniel Okonkwo", "Security operations lead", "security"],
    ["meiling", "Mei-Ling Zhou", "Detection engineer", "security"],
    ["arjun", "Arjun Nair", "Detection engineer", "security"],
    ["freya", "Freya Jónsdóttir", "Incident responder", "security"],
    ["baptiste", "Baptiste Moreau", "Incident responder", "security"],
    ["hyunwoo", "Hyun-woo Choi", "Identity architect", "security"],
    ["salma", "Salma Idrissi", "Security analyst", "security"],
    ["viktor", "Viktor Petrov", "Detection engineer", "security"],
  ],
  "Platform Engineering": [
    ["naledi", "Naledi Mokoena", "Head of platform", "platform_identity"],
    ["sanjay", "Sanjay Kulkarni", "Identity platform engineer", "platform_identity"],
    ["emre", "Emre Yıldız", "Identity platform engineer", "platform_identity"],
    ["agnieszka", "Agnieszka Zielińska", "Cloud engineer", "platform_identity"],
    ["mateus", "Mateus Carvalho", "Reliability lead", "system_owner"],
    ["linh", "Linh Nguyen", "Reliability engineer", "system_owner"],
    ["olga", "Olga Savchenko", "Database engineer", "platform_identity"],
    ["kofi", "Kofi Asante", "Network engineer", "platform_identity"],
    ["isabelle", "Isabelle Tremblay", "Release manager", "system_owner"],
    ["rhys", "Rhys Llewellyn", "Platform administrator", "platform_identity"],
  ],
  "Data and Analytics": [
    ["farida", "Farida Noorzai", "Head of data", "data_owner"],
    ["takeshi", "Takeshi Mori", "Data governance lead", "data_owner"],
    ["katarzyna", "Katarzyna Dąbrowska", "Data engineer", "system_owner"],
    ["gabriel", "Gabriel Santos", "Machine learning engineer", "system_owner"],
    ["elif", "Elif Demir", "Analytics lead", "business_owner"],
    ["hugo", "Hugo Lindholm", "Content quality engineer", "data_owner"],
  ],
  "Product Engineering": [
    ["marisol", "Marisol Vega", "Head of product engineering", "system_owner"],
    ["ravi", "Ravi Chandrasekaran", "Engineering manager, claims", "system_owner"],
    ["sinead", "Sinéad Byrne", "Engineering manager, customer apps", "system_owner"],
    ["oskar", "Oskar Nyström", "Engineering manager, payments", "system_owner"],
    ["amina", "Amina Yusuf", "Staff engineer, agents", "system_owner"],
    ["teodora", "Teodora Marinova", "Staff engineer", "system_owner"],
    ["ben", "Ben Achterberg", "Engineer", "system_owner"],
    ["lucia", "Lucía Romero", "Engineer", "system_owner"],
    ["nikhil", "Nikhil Bose", "Engineer", "system_owner"],
    ["yaw", "Yaw Darko", "Senior engineer", "system_owner"],
  ],
  Procurement: [
    ["charlotte", "Charlotte Dubois", "Head of procurement", "vendor_manager"],
    ["igor", "Igor Stanković", "Vendor manager", "vendor_manager"],
    ["mbali", "Mbali Dlamini", "Contract manager", "vendor_manager"],
    ["aiko", "Aiko Watanabe", "Vendor risk analyst", "vendor_manager"],
  ],
  "Workplace IT": [
    ["gareth", "Gareth Pugh", "Head of workplace IT", "system_owner"],
    ["shira", "Shira Cohen", "Service desk lead", "system_owner"],
    ["andrzej", "Andrzej Lis", "Endpoint engineer", "platform_identity"],
    ["palesa", "Palesa Mahlangu", "Cloud software administrator", "platform_identity"],
  ],
  Assistance: [
    ["carmen", "Carmen Iglesias", "Head of assistance", "business_owner"],
    ["zaheer", "Mohammed Zaheer", "Medical coordinator", "data_owner"],
    ["anya", "Anya Morozova", "Night desk lead", "business_owner"],
    ["pedro", "Pedro Quispe", "Travel assistance coordinator", "business_owner"],
  ],
} as const satisfies Record<string, readonly Row[]>;

export type Unit = keyof typeof units;
export type PersonKey = (typeof units)[Unit][number][0];

const headReportsTo: Partial<Record<Unit, PersonKey>> = {
  Claims: "kwame",
  "Customer Care": "kwame",
  Underwriting: "kwame",
  "Sales and Marketing": "kwame",
  Assistance: "kwame",
  Finance: "henrik",
  Procurement: "henrik",
  People: "astrid",
  "Legal and Compliance": "astrid",
  Security: "priya",
  "Platform Engineering": "tomasz",
  "Data and Analytics": "tomasz",
  "Product Engineering": "tomasz",
  "Workplace IT": "tomasz",
  Executive: "astrid",
};

/** Everybody is a member; these hold more on the platform. */
const platformRoles: Partial<Record<PersonKey, PlatformRole[]>> = {
  rhys: ["admin", "member"],
  naledi: ["admin", "member"],
  priya: ["security", "member"],
  leila: ["security", "member"],
  salma: ["security", "member"],
  daniel: ["security", "member"],
  anneliese: ["compliance", "member"],
  samir: ["compliance", "member"],
  pieter: ["auditor"],
};

/** Days ago on which somebody who was not there from the start joined. */
const joined: Partial<Record<PersonKey, number>> = {
  meiling: 640,
  bilal: 410,
  nikhil: 300,
  salma: 520,
  aiko: 455,
  lucia: 270,
};

export interface ExamplePerson {
  key: PersonKey;
  name: string;
  email: string;
  title: string;
  function: OrganisationFunction;
  unit: Unit;
  manager: PersonKey | null;
  platformRoles: PlatformRole[];
  joined: number | null;
}

const written: Record<string, string> = { ø: "o", æ: "ae", ł: "l", ı: "i", ð: "d", þ: "th", ß: "ss" };

/** 'Lupe Hernández Ortiz' → lupe.hernandez.ortiz@halmeric.example. */
const emailOf = (name: string): string =>
  `${name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øæłıðþß]/g, (letter) => written[letter] ?? "")
    .replaceAll("'", "")
    .replaceAll(/[^a-z0-9-]+/g, ".")}@${MAIL_DOMAIN}`;

/** In the order in which they are registered: a manager before whoever reports to them. */
export const people: readonly ExamplePerson[] = (Object.entries(units) as [Unit, readonly Row[]][]).flatMap(
  ([unit, rows]) =>
    rows.map(([key, name, title, answersFor], index) => {
      const head = rows[0]?.[0];
      const manager = index === 0 || unit === "Executive" ? headReportsTo[unit] : head;
      return {
        key: key as PersonKey,
        name,
        email: emailOf(name),
        title,
        function: answersFor,
        unit,
        manager: manager === key ? null : ((manager ?? null) as PersonKey | null),
        platformRoles: platformRoles[key as PersonKey] ?? ["member"],
        joined: joined[key as PersonKey] ?? null,
      };
    }),
);

const byKey = new Map(people.map((person) => [person.key, person]));

/** The person with that key; the type makes sure that there is one. */
export function personNamed(key: PersonKey): ExamplePerson {
  const person = byKey.get(key);
  if (!person) throw new Error(`The example organisation has nobody with the key '${key}'.`);
  return person;
}
