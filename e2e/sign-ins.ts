/** Who signs in, in the journeys: people of the example organisation (prisma/seed/sign-ins.ts), by what they do there. */
const password = "halmeric answers by name";

export const admin = { email: "rhys.llewellyn@halmeric.example", password };
export const security = { email: "salma.idrissi@halmeric.example", password };
export const businessOwner = { email: "grace.wanjiru@halmeric.example", password };
export const auditor = { email: "pieter.van.der.merwe@halmeric.example", password };
export const provisioner = { email: "sanjay.kulkarni@halmeric.example", password };
export const responder = { email: "freya.jonsdottir@halmeric.example", password };
export const compliance = { email: "anneliese.brugger@halmeric.example", password };
