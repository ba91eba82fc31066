import { useQuery } from '@tanstack/react-query'

import { type Bridge, bridgeAt, type Device } from '../../platform/bridge.ts'
import { useMe } from './me.ts'

/** The bridge to the devices on this desk, when it answers and has this one; without it the keyboard does. */
export function useDevice(device: Device): Bridge | undefined {
  const { bridge } = useMe()
  const found = useQuery({
    queryKey: ['devices', bridge],
    queryFn: async () => (bridge === null ? [] : await bridgeAt(bridge).devices()),
    staleTime: 30_000,
    retry: false,
  })
  return bridge !== null && found.data?.includes(device) === true ? bridgeAt(bridge) : undefined
}
