package org.confab.mediaserver.video;

/** What the payload of a packet is to whoever forwards it. */
public enum PayloadKind {
  /** It cannot be what it is said to be. */
  MALFORMED,
  /** A piece of a picture that needs others before it. */
  PART,
  /** The beginning of a picture that needs no other: a receiver may come in here. */
  WHOLE
}
