import { publicRoot, testRule } from '../../../test/facts.ts'
import { restriction, rootIn } from '../../../test/known-roots.ts'
import { rootAge } from './root-age.ts'

const since = (notBefore: string) => ({
  profile: 'web' as const,
  anchors: [publicRoot],
  programs: rootIn(['mozilla'], [], { notBefore }),
})

testRule(rootAge, {
  'fires after fifteen years': [since('2011-11-23'), ['info finding']],
  'is silent the day before': [since('2011-11-24'), []],
  'does not concern an Edge': [{ ...since('2006-01-01'), profile: 'edge' }, []],
  'leaves a root that Mozilla distrusts to root-distrusted': [
    {
      ...since('2006-01-01'),
      programs: rootIn([], [restriction('mozilla', 'removed', '2026-04-15')], { notBefore: '2006-01-01' }),
    },
    [],
  ],
  'is silent about a private root': [{ profile: 'web' }, []],
  'is silent without a certificate': [{ ...since('2006-01-01'), presents: [] }, []],
})
