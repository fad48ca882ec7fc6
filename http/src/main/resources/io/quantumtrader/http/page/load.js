// Loads modules when they are first needed, and again where that failed: browsers remember a failure by its address.

const failures = new Map();

/** @param path of a module beside this one */
export async function load(path) {
  const before = failures.get(path) ?? 0;
  try {
    return await import(before === 0 ? path : `${path}?again=${before}`);
  } catch (failure) {
    failures.set(path, before + 1);
    throw failure;
  }
}
