/** Every word that the page shows, in the language chosen. Another language is a file beside en.ts of the same type. */
import { en } from './en.ts'
import { viewsEn } from './views-en.ts'

/** Words of the frame; those of the views under `views`. */
export const words = { ...en, views: viewsEn }
