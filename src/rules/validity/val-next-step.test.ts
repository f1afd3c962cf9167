import { certificate, days, publicRoot, testRule } from '../../../test/facts.ts'
import { valNextStep } from './val-next-step.ts'

const valid = (from: number, to: number, anchors = [publicRoot]) => ({
  presents: certificate({ notBefore: days(from), notAfter: days(to) }),
  anchors,
})

testRule(valNextStep, {
  'fires when it ends after the step': [valid(-20, 170), ['info finding']],
  'is told once for a pool': [{ anchors: [publicRoot], endpoints: [{}, {}] }, ['info finding']],
  'is silent when it ends before the step': [valid(-150, 40), []],
  'is silent about certificates that are short already': [valid(110, 190), []],
  'is silent about a private authority': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
