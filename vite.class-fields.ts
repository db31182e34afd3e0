/** Class fields as tsconfig.base.json makes them, for Vite: they must not shadow the accessors of elements and models. */
export const CLASS_FIELDS = {
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
};
