import { eventKind } from '../../platform/events.ts'

/** 单位信息已变更: what is registered of an employer was written anew, or taken back. */
export const employerChanged = eventKind<{ readonly subjectId: string }>('employers.changed')
