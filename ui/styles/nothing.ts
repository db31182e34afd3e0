/** Stands where a module is left out. */
export {};
