import {
  planted,
  onOne,
  onField,
  onPlain,
  onConditional,
  onGroup,
  withField,
  withInner,
  withNewField,
  type Plant,
} from './spoil.ts'

/** What is spoilt of the names and of the form. */
export const plantsOfForm: Readonly<Record<string, Plant>> = {
  'an effect that nobody has registered': (item) =>
    planted({ ...item, effect: { ...item.effect, name: 'nowhere.at-all' } }, 'effect.name', 'unknown'),
  'a routing that nobody has registered': (item) =>
    planted({ ...item, routing: 'by-the-moon' }, 'routing', 'unknown'),
  'a check that nobody has registered': (item) =>
    planted({ ...item, checks: [...item.checks, 'never-asked'] }, 'checks', 'unknown'),
  'an effect without what it takes': (item, dice) =>
    onOne(
      dice,
      Object.keys(item.effect.input),
      (input) => {
        const { [input]: _gone, ...rest } = item.effect.input
        return item.effect.name.startsWith('people.change')
          ? undefined
          : planted({ ...item, effect: { ...item.effect, input: rest } }, `effect.input.${input}`, 'required')
      },
      { optional: ['name', 'legal-representative', 'address', 'telephone', 'from'] },
    ),
  'an input that the effect does not take': (item) =>
    planted(
      { ...item, effect: { ...item.effect, input: { ...item.effect.input, stray: { value: 'x' } } } },
      'effect.input.stray',
      'unknown',
    ),
  'an input from a field that there is not': (item, dice) =>
    onOne(dice, Object.keys(item.effect.input), (input) =>
      planted(
        { ...item, effect: { ...item.effect, input: { ...item.effect.input, [input]: { field: 'gone' } } } },
        `effect.input.${input}`,
        'unknown',
      ),
    ),
  'floor and ceiling of what is no amount': (item) =>
    withNewField(
      item,
      '备考',
      { type: 'text', within: 'contribution-base' },
      'form.planted.within',
      'amount',
    ),
  'a telephone that is too long for itself': (item) =>
    withNewField(item, '备用电话', { type: 'telephone', longest: 10 }, 'form.planted.longest', 'stray'),
  'a field twice': (item, dice) =>
    onField(item, dice, (field) =>
      planted({ ...item, form: [...item.form, field] }, `form.${field.key}`, 'twice'),
    ),
  'an inner field twice': (item, dice) =>
    onGroup(item, dice, (group, inner) =>
      withField(item, { ...group, fields: [...(group.fields ?? []), inner] }, `fields.${inner.key}`, 'twice'),
    ),
  'a choice without choices': (item, dice) =>
    onField(item, dice, (field) =>
      field.type === 'choice' ? withField(item, { ...field, choices: [] }, '', 'choices') : undefined,
    ),
  'a choice twice': (item, dice) =>
    onField(item, dice, (field) => {
      const [first] = field.choices ?? []
      return first === undefined
        ? undefined
        : withField(item, { ...field, choices: [...(field.choices ?? []), first] }, 'choices', 'twice')
    }),
  'choices where nothing is chosen': (item, dice) =>
    onField(item, dice, (field) =>
      field.type === 'choice' || field.type === 'group'
        ? undefined
        : withField(item, { ...field, choices: [{ value: 'a', label: item.names }] }, 'choices', 'stray'),
    ),
  'a group that repeats nothing': (item, dice) =>
    onGroup(item, dice, ({ fields: _gone, ...group }) => withField(item, group, '', 'fields')),
  'a group within a group': (item, dice) =>
    onGroup(item, dice, (group) =>
      withField(
        item,
        { ...group, fields: [...(group.fields ?? []), { key: 'inner', label: item.names, type: 'group' }] },
        'fields.inner',
        'nested',
      ),
    ),
  'a row that a record would fill in': (item, dice) =>
    onGroup(item, dice, (group, inner) =>
      withInner(item, group, { ...inner, prefill: 'person.name' }, 'prefill', 'nested'),
    ),
  'a condition on a field that there is not': (item, dice) =>
    onField(item, dice, (field) =>
      withField(item, { ...field, when: { field: 'gone', is: 'x' } }, 'when', 'unknown'),
    ),
  'an inner condition on a field of the form': (item, dice) =>
    onGroup(item, dice, (group, inner) =>
      withInner(item, group, { ...inner, when: { field: group.key, is: 'x' } }, 'when', 'unknown'),
    ),
  'a condition on a value that the field cannot have': (item, dice) =>
    onConditional(item, dice, (field, when) =>
      withField(item, { ...field, when: { ...when, is: 'never-chosen' } }, 'when', 'no-value'),
    ),
  'a condition on a field that takes any text': (item, dice) => {
    const text = item.form.find(({ type }) => type === 'text' || type === 'telephone')
    return text === undefined
      ? undefined
      : onField(item, dice, (field) =>
          field.key === text.key
            ? undefined
            : withField(item, { ...field, when: { field: text.key, is: 'x' } }, 'when', 'type'),
        )
  },
  'a field that waits for itself': (item, dice) =>
    onField(item, dice, (field) => {
      const [first] = field.choices ?? []
      return first === undefined
        ? undefined
        : withField(item, { ...field, when: { field: field.key, is: first.value } }, 'when', 'cycle')
    }),
  'a prefill that no record holds': (item, dice) =>
    onPlain(item, dice, (field) =>
      withField(item, { ...field, prefill: 'person.shoe-size' }, 'prefill', 'unknown'),
    ),
  'a prefill of somebody else': (item, dice) =>
    onPlain(item, dice, (field) =>
      withField(
        item,
        { ...field, prefill: item.applicants.includes('person') ? 'employer.name' : 'person.name' },
        'prefill',
        'applicants',
      ),
    ),
  'a prefill of another type': (item, dice) =>
    onPlain(item, dice, (field) =>
      field.type === 'text'
        ? withField(
            item,
            {
              ...field,
              prefill: item.applicants.includes('person') ? 'person.telephone' : 'employer.telephone',
            },
            'prefill',
            'type',
          )
        : undefined,
    ),
  'a question that the record answers': (item) =>
    withNewField(
      item,
      item.applicants.includes('person') ? '性别' : '统一社会信用代码',
      { type: 'text' },
      'form.planted',
      'held',
    ),
  'a question for what the enrolment says': (item) =>
    item.applicants.includes('person')
      ? withNewField(item, '缴费年限', { type: 'whole-number' }, 'form.planted', 'held')
      : undefined,
  'a code for what is no telephone': (item) =>
    withNewField(item, '其他', { type: 'text', proved: true }, 'form.planted.proved', 'telephone'),
  'rows of what is no group': (item) =>
    withNewField(item, '其他', { type: 'text', rowsAtMost: 3 }, 'form.planted.rowsAtMost', 'stray'),
  'somebody of a roster where there is none': (item) =>
    item.applicants.includes('employer')
      ? undefined
      : withNewField(item, '职工', { type: 'roster-member' }, 'form.planted', 'members'),
}
