/**
 * A member that is added to a type does not compile until it is named here, and so somebody has decided whether it
 * identifies.
 */
export type Decided<T, Members extends keyof T> = Exclude<keyof T, Members> extends never ? true : false
