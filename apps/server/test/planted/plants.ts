import { plantsOfArchive } from './archive.ts'
import { plantsOfCourse } from './course.ts'
import { plantsOfDepartment } from './department.ts'
import { plantsOfEffect } from './effect.ts'
import { plantsOfForm } from './form.ts'
import { plantsOfMaterials } from './materials.ts'
import type { Plant } from './spoil.ts'

/** Every way in which a declaration is spoilt, by name. */
export const plants: Readonly<Record<string, Plant>> = {
  ...plantsOfForm,
  ...plantsOfMaterials,
  ...plantsOfCourse,
  ...plantsOfEffect,
  ...plantsOfDepartment,
  ...plantsOfArchive,
}
