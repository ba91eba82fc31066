import { noLater, promised, planted, onMaterial, withMaterial, type Plant } from './spoil.ts'

/** What is spoilt of the materials. */
export const plantsOfMaterials: Readonly<Record<string, Plant>> = {
  'a material twice': (item, dice) =>
    onMaterial(item, dice, (material) =>
      planted({ ...item, materials: [...item.materials, material] }, `materials.${material.key}`, 'twice'),
    ),
  'a material without a basis': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, basis: ' ' }, 'basis', 'required'),
    ),
  'a remark for the basis of a material': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, basis: '社会保险法第58条（核对身份）' }, 'basis', 'not-a-rule'),
    ),
  'a commitment that nobody may make': (item, dice) =>
    onMaterial(item, dice, ({ commitment: _known, ...material }) =>
      withMaterial(
        item,
        {
          ...material,
          settledBy: ['file'],
          debtDays: undefined,
          afterCheckDays: undefined,
          commitment: promised,
        },
        'commitment',
        'commitment',
      ),
    ),
  'distrust by no rule': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(
        item,
        {
          ...material,
          settledBy: ['commitment'],
          debtDays: undefined,
          afterCheckDays: 20,
          commitment: { ...promised, distrust: { ...promised.distrust, basis: '惯例' } },
        },
        'commitment.distrust.basis',
        'not-a-rule',
      ),
    ),
  'a situation that there is not': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, when: { field: 'gone', is: true } }, 'when', 'unknown'),
    ),
  'a situation that never comes': (item, dice) =>
    onMaterial(item, dice, (material) =>
      material.when === undefined
        ? undefined
        : withMaterial(item, { ...material, when: { ...material.when, is: 'never' } }, 'when', 'no-value'),
    ),
  'a material by record without the record': (item, dice) =>
    onMaterial(item, dice, ({ record: _gone, ...material }) =>
      withMaterial(item, { ...material, settledBy: ['record', 'file'], ...noLater }, 'record', 'required'),
    ),
  'a record that there is not': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(
        item,
        { ...material, settledBy: ['record', 'file'], record: 'person.dream', ...noLater },
        'record',
        'unknown',
      ),
    ),
  'a record of somebody else': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(
        item,
        {
          ...material,
          settledBy: ['record', 'file'],
          record: item.applicants.includes('person') ? 'employer.uscc' : 'person.name',
          ...noLater,
        },
        'record',
        'applicants',
      ),
    ),
  'a paper that a record would answer, and no word why it does not': (item, dice) =>
    onMaterial(item, dice, (material) =>
      material.settledBy.includes('record')
        ? undefined
        : withMaterial(item, { ...material, whyNotFromRecord: ' ' }, 'whyNotFromRecord', 'required'),
    ),
  'a paper for what the record holds': (item, dice) =>
    onMaterial(item, dice, (material) =>
      material.settledBy.includes('record')
        ? undefined
        : withMaterial(
            item,
            {
              ...material,
              name: { ...material.name, 'zh-CN': item.applicants.includes('person') ? '户口簿' : '营业执照' },
            },
            'settledBy',
            'held',
          ),
    ),
  'a copy that is looked at and given back': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(
        item,
        { ...material, form: 'copy', copies: 1, settledBy: ['seen', 'file'], ...noLater },
        'settledBy',
        'seen',
      ),
    ),
  'a copy of no copies': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, form: 'copy', copies: 0 }, 'copies', 'required'),
    ),
  'a paper that nobody can bring from home': (item, dice) =>
    item.halls.every((hall) => hall === 'counter')
      ? undefined
      : onMaterial(item, dice, (material) =>
          withMaterial(
            item,
            { ...material, form: 'original-seen', settledBy: ['seen'], ...noLater },
            'settledBy',
            'no-way',
          ),
        ),
  'a debt without a day': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, settledBy: ['file', 'debt'], ...noLater }, 'debtDays', 'debt'),
    ),
  'a commitment that nobody checks': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(
        item,
        { ...material, settledBy: ['file', 'commitment'], ...noLater },
        'afterCheckDays',
        'commitment',
      ),
    ),
  'one of several where there is one': (item, dice) =>
    onMaterial(item, dice, (material) =>
      withMaterial(item, { ...material, oneOf: 'lonely' }, 'oneOf', 'alone'),
    ),
}
