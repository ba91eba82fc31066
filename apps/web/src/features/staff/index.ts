export { OwnKin } from './OwnKin.tsx'
export { GrantRequests } from './GrantRequests.tsx'
export { RequestGrant } from './RequestGrant.tsx'
export { StaffList } from './StaffList.tsx'
