/** The way from the root of a document to a value. */
export interface Trail {
  /** Keys and indices, outermost first. */
  steps: (string | number)[];
  /** What is known of the maps on the way. A Kubernetes object may state its kind after its data. */
  objects: TrailObject[];
  container?: string;
}

export interface TrailObject {
  kind?: string;
  apiVersion?: string;
}
