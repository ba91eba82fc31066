/** The titles of the doors. */
export const words = { firstLogin: '首次登录' }
