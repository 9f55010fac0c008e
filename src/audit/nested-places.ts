import type { Place } from '../model/index.ts';

/**
 * The place in the file of an object at `inner` in a layer that itself is at `outer`. Lines are those of the file:
 * lines of an unwrapped layer never count. Pointers are concatenated.
 */
export function composePlaces(outer: Place, inner: Place, depth: number): Place {
  const { line, endLine } = depth === 0 ? inner : outer;
  const pointer = joinPointers(outer.pointer, inner.pointer);
  return {
    ...(line !== undefined && { line }),
    ...(endLine !== undefined && { endLine }),
    ...(pointer !== undefined && { pointer }),
  };
}

/** A place as people see it: the `!` of a pointer that waits for what is inside goes where nothing follows. */
export function shownPlace({ line, endLine, pointer }: Place): Place {
  return composePlaces(
    {},
    { line, endLine, pointer: pointer?.endsWith('!') ? pointer.slice(0, -1) : pointer } as Place,
    0,
  );
}

/** `WEB-INF/web.jks!` and `alias "web"` stand without a space between them, all else with one. */
function joinPointers(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return outer.endsWith('!') ? outer + inner : `${outer} ${inner}`;
}
