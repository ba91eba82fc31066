import { planted, type Plant } from './spoil.ts'

/** What is spoilt of a matter of another department: it would be decided here, or more than is said would leave the house. */
export const plantsOfDepartment: Readonly<Record<string, Plant>> = {
  'an answer that leaves the house and is not asked': (item) =>
    item.department === undefined
      ? undefined
      : planted(
          { ...item, department: { ...item.department, sends: [...item.department.sends, 'gone'] } },
          'department.sends',
          'unknown',
        ),
  'an answer that is asked and not sent': (item) =>
    item.department === undefined || item.department.sends.length < 2
      ? undefined
      : planted(
          { ...item, department: { ...item.department, sends: item.department.sends.slice(1) } },
          'department.sends',
          'unsent',
        ),
  'a step of ours in what another department decides': (item) =>
    item.department === undefined
      ? undefined
      : planted(
          { ...item, steps: [{ key: 'decide', name: item.names, act: 'decide', role: 'approver' }] },
          'steps',
          'department',
        ),
  'a record of ours that another department would change': (item) =>
    item.department === undefined
      ? undefined
      : planted(
          { ...item, effect: { name: 'employers.change-details', input: {} } },
          'effect.name',
          'department',
        ),
  'a department that is told by no rule': (item) =>
    item.department === undefined
      ? undefined
      : planted(
          { ...item, department: { ...item.department, basis: '说好的' } },
          'department.basis',
          'not-a-rule',
        ),
  'a matter of another department that is no forwarded one': (item) =>
    item.department === undefined
      ? undefined
      : planted({ ...item, kind: 'promised' }, 'forwardedTo', 'forwarded'),
}
