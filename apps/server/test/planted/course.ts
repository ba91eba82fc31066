import {
  planted,
  promised,
  onOne,
  onField,
  onGroup,
  onPlain,
  onMaterial,
  withField,
  withNewField,
  withMaterial,
  procedure,
  type Plant,
} from './spoil.ts'

/** What is spoilt of the course: steps, terms, kinds, confirmations, lists, bases and words. */
export const plantsOfCourse: Readonly<Record<string, Plant>> = {
  'a step twice': (item, dice) =>
    onOne(dice, item.steps, (step) =>
      planted({ ...item, steps: [step, ...item.steps] }, `steps.${step.key}`, 'twice'),
    ),
  'a step that nobody owns': (item, dice) =>
    onOne(dice, item.steps, (step) =>
      planted(
        { ...item, steps: item.steps.map((one) => (one === step ? { ...step, role: 'manager' } : one)) },
        `steps.${step.key}.role`,
        'no-owner',
      ),
    ),
  'a last step that decides nothing': (item) =>
    item.kind === 'instant' || item.department !== undefined
      ? undefined
      : planted(
          { ...item, steps: item.steps.map((step) => ({ ...step, act: 'review', role: 'reviewer' })) },
          'steps',
          'no-way-out',
        ),
  'a step behind the decision': (item) =>
    item.kind === 'instant' || item.department !== undefined
      ? undefined
      : planted(
          {
            ...item,
            steps: [...item.steps, { key: 'after', name: item.names, act: 'review', role: 'reviewer' }],
          },
          'steps',
          'no-way-out',
        ),
  'steps of what is done at once': (item) =>
    item.kind === 'instant'
      ? planted(
          { ...item, steps: [{ key: 'decide', name: item.names, act: 'decide', role: 'approver' }] },
          'steps',
          'instant',
        )
      : undefined,
  'no term at all': (item) =>
    item.kind === 'instant' || item.department !== undefined
      ? undefined
      : planted({ ...item, limits: { statutory: null, guide: null, promised: null } }, 'limits', 'required'),
  'a promise longer than the law': (item) =>
    item.limits.statutory === null
      ? undefined
      : planted(
          { ...item, limits: { ...item.limits, promised: { ...item.limits.statutory, length: 99 } } },
          'limits.promised',
          'longer',
        ),
  'a promise of months where the law has days': (item) =>
    item.limits.statutory === null
      ? undefined
      : planted(
          {
            ...item,
            limits: { ...item.limits, promised: { ...item.limits.statutory, length: 6, unit: 'months' } },
          },
          'limits.promised',
          'longer',
        ),
  'a term of no day': (item) =>
    item.kind === 'instant'
      ? undefined
      : planted(
          {
            ...item,
            limits: {
              ...item.limits,
              promised: { length: 0, unit: 'working-days', source: '本产品', certainty: 'recalled' },
            },
          },
          'limits.promised.length',
          'zero',
        ),
  'a term of the law from no law': (item) =>
    item.limits.statutory === null
      ? undefined
      : planted(
          { ...item, limits: { ...item.limits, statutory: { ...item.limits.statutory, source: '听说的' } } },
          'limits.statutory.source',
          'not-a-rule',
        ),
  'an extension of nothing': (item) =>
    item.kind === 'instant'
      ? planted(
          { ...item, extension: { length: 5, basis: '社会保险经办条例第10条' } },
          'extension',
          'no-limit',
        )
      : undefined,
  'a procedure longer than the term that it counts towards': (item) =>
    item.kind === 'instant' || item.department !== undefined
      ? undefined
      : planted(
          { ...item, procedures: [{ ...procedure(item), length: 300, counts: true }] },
          'procedures.publicity.length',
          'longer',
        ),
  'a procedure without an end that counts towards the term': (item) =>
    item.steps.length === 0
      ? undefined
      : planted(
          { ...item, procedures: [{ ...procedure(item), lasts: 'until-ended', counts: true, length: 1 }] },
          'procedures.publicity.lasts',
          'counts',
        ),
  'a procedure twice': (item) =>
    item.kind === 'instant'
      ? undefined
      : planted({ ...item, procedures: [procedure(item), procedure(item)] }, 'procedures.publicity', 'twice'),
  'a procedure of what is done at once': (item) =>
    item.kind === 'instant'
      ? planted({ ...item, procedures: [procedure(item)] }, 'procedures', 'instant')
      : undefined,
  'a publicity of a question that is not asked': (item) =>
    item.kind === 'instant'
      ? undefined
      : planted(
          { ...item, procedures: [{ ...procedure(item), publicity: { fields: ['gone'], name: 'masked' } }] },
          'procedures.publicity.publicity.fields',
          'unknown',
        ),
  'a publicity of what rests sealed': (item, dice) =>
    item.kind === 'instant'
      ? undefined
      : onOne(
          dice,
          item.form.filter(({ type }) => ['telephone', 'identity-number', 'group'].includes(type)),
          ({ key }) =>
            planted(
              { ...item, procedures: [{ ...procedure(item), publicity: { fields: [key], name: 'masked' } }] },
              'procedures.publicity.publicity.fields',
              'personal',
            ),
        ),
  'a procedure from no rule': (item) =>
    item.kind === 'instant'
      ? undefined
      : planted(
          { ...item, procedures: [{ ...procedure(item), basis: '惯例' }] },
          'procedures.publicity.basis',
          'not-a-rule',
        ),
  'forwarded to nobody': (item) =>
    item.department === undefined
      ? planted({ ...item, kind: 'forwarded' }, 'forwardedTo', 'forwarded')
      : undefined,
  'a recheck of what was reviewed': (item) =>
    item.kind === 'instant' ? undefined : planted({ ...item, recheck: { share: 1 } }, 'recheck', 'recheck'),
  'the core before a decision': (item) =>
    item.steps.length > 0
      ? undefined
      : planted({ ...item, effect: { ...item.effect, remote: true } }, 'effect.remote', 'instant'),
  'money, an account or a number decided by one': (item, dice) =>
    item.kind === 'instant' || item.department !== undefined
      ? undefined
      : onOne(dice, ['amount', 'bank-account', 'identity-number'] as const, (type) =>
          withNewField(
            { ...item, fourEyes: false, onTheSpot: undefined },
            '金额或号码',
            { type },
            'fourEyes',
            'needs-two',
          ),
        ),
  'money, an account or a number at once': (item, dice) =>
    item.kind === 'instant'
      ? onOne(dice, ['amount', 'bank-account', 'identity-number'] as const, (type) =>
          withNewField(item, '金额或号码', { type }, 'kind', 'needs-two'),
        )
      : undefined,
  'on the spot by one': (item) =>
    planted({ ...item, fourEyes: false, onTheSpot: true }, 'onTheSpot', 'on-the-spot'),
  'automatic where people look': (item) =>
    item.steps.length > 0 ? planted({ ...item, automatic: true }, 'automatic', 'automatic') : undefined,
  'a hall where nobody may hand it in': (item) =>
    planted(
      {
        ...item,
        halls: [...item.halls, item.applicants.includes('person') ? 'employer' : 'person'],
      },
      'halls',
      'applicants',
    ),
  'an applicant who has no hall': (item) =>
    planted(
      {
        ...item,
        halls: [item.applicants.includes('person') ? 'person' : 'employer'],
        applicants: ['person', 'employer'],
      },
      'halls',
      'nowhere',
    ),
  'a list whose commitment nobody can sign': (item, dice) =>
    item.list === undefined
      ? undefined
      : onMaterial(item, dice, (material) =>
          planted(
            {
              ...item,
              materials: item.materials.map((one) =>
                one.key === material.key
                  ? {
                      ...one,
                      settledBy: ['commitment'],
                      debtDays: undefined,
                      afterCheckDays: 20,
                      commitment: promised,
                    }
                  : one,
              ),
            },
            'list',
            'signed',
          ),
        ),
  'a confirmation of a group that there is not': (item) =>
    item.confirmation === undefined
      ? undefined
      : planted(
          { ...item, confirmation: { ...item.confirmation, group: 'gone' } },
          'confirmation.group',
          'unknown',
        ),
  'a confirmation by a field that there is not': (item, dice) => {
    const { confirmation } = item
    return confirmation === undefined
      ? undefined
      : onOne(dice, ['kind', 'number', 'name', 'from'], (part) =>
          planted(
            { ...item, confirmation: { ...confirmation, [part]: 'gone' } },
            `confirmation.${part}`,
            'unknown',
          ),
        )
  },
  'a confirmation longer than the term': (item) =>
    item.confirmation === undefined
      ? undefined
      : planted(
          { ...item, confirmation: { ...item.confirmation, length: 90 } },
          'confirmation.length',
          'longer',
        ),
  'a list of a group that there is not': (item) =>
    item.list === undefined
      ? undefined
      : planted({ ...item, list: { ...item.list, group: 'gone' } }, 'list.group', 'unknown'),
  'a list that cannot bring a question': (item) =>
    item.list === undefined
      ? undefined
      : withNewField(item, '其他', { type: 'text', required: true }, 'list', 'other'),
  'the same application told by a question that is not asked': (item) =>
    planted({ ...item, duplicate: { by: ['gone'], second: 'refused' } }, 'duplicate.by', 'unknown'),
  'the same application told by rows that there are not': (item) =>
    planted(
      { ...item, duplicate: { group: 'gone', by: ['x'], second: 'shown' } },
      'duplicate.group',
      'unknown',
    ),
  'rows that are all the same application': (item, dice) =>
    onGroup(item, dice, ({ key: group }) =>
      planted({ ...item, duplicate: { group, by: [], second: 'shown' } }, 'duplicate.by', 'required'),
    ),
  'the same application told by one question twice': (item, dice) =>
    onPlain(item, dice, ({ key }) =>
      planted({ ...item, duplicate: { by: [key, key], second: 'shown' } }, 'duplicate.by', 'twice'),
    ),
  'a list of which the same row is refused': (item) =>
    item.list === undefined || item.duplicate === undefined
      ? undefined
      : planted({ ...item, duplicate: { ...item.duplicate, second: 'refused' } }, 'duplicate.second', 'list'),
  'a window that nobody publishes': (item) =>
    planted({ ...item, window: { kind: 'full-moon' } }, 'window.kind', 'unknown'),
  'a window of a month that is not asked': (item) =>
    planted({ ...item, window: { kind: 'staff-changes', month: 'gone' } }, 'window.month', 'unknown'),
  'a source that is not named': (item) =>
    planted({ ...item, basis: [], certainty: 'source' }, 'basis', 'required'),
  'another record that nobody is told of': (item) =>
    item.tellsOthers === undefined
      ? undefined
      : planted({ ...item, tellsOthers: undefined }, 'tellsOthers', 'required'),
  'nobody to be told': (item) =>
    item.tellsOthers === undefined
      ? planted({ ...item, tellsOthers: { length: 1, unit: 'days' } }, 'tellsOthers', 'nobody')
      : undefined,
  'more days after telling than for all of it': (item) =>
    item.tellsOthers === undefined
      ? undefined
      : planted(
          { ...item, tellsOthers: { length: 10, unit: 'working-days' } },
          'tellsOthers.length',
          'longer',
        ),
  'told of what is decided on the spot': (item) =>
    item.tellsOthers === undefined
      ? undefined
      : planted({ ...item, onTheSpot: true }, 'tellsOthers', 'instant'),
  'a remark for a basis': (item) =>
    planted(
      { ...item, basis: [...item.basis, '与上一行同属一个国家事项'] },
      `basis.${item.basis.length}`,
      'not-a-rule',
    ),
  'a revocation from no rule': (item) =>
    planted({ ...item, revocationBasis: ['按惯例'] }, 'revocationBasis.0', 'not-a-rule'),
  'a leaf code of another item': (item) =>
    planted({ ...item, implementingCode: '1'.repeat(31), leafCode: '2'.repeat(33) }, 'leafCode', 'codes'),
  'a result twice': (item) =>
    planted({ ...item, result: [...item.result, ...item.result.slice(0, 1)] }, 'result', 'twice'),
  'a result without its language': (item) =>
    planted(
      { ...item, result: [...item.result, { 'zh-CN': '没有英文' }] },
      `result.${item.result.length}.en`,
      'required',
    ),
  'a field without its language': (item, dice) =>
    onField(item, dice, (field) =>
      withField(item, { ...field, label: { 'zh-CN': field.label['zh-CN'] } }, 'label.en', 'required'),
    ),
  'a material without its language': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, name: { ...material.name, en: undefined } }, 'name.en', 'required'),
    ),
  'a step that tells nothing': (item, dice) =>
    onOne(dice, item.steps, (step) =>
      planted(
        {
          ...item,
          steps: item.steps.map((one) =>
            one === step ? { ...step, name: { ...step.name, 'zh-CN': ' ' } } : one,
          ),
        },
        `steps.${step.key}.name.zh-CN`,
        'required',
      ),
    ),
}
