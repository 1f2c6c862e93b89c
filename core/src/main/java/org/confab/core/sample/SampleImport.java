package org.confab.core.sample;

/**
 * Port towards a capability: takes its part of the sample organisation. The parts are loaded in the
 * order of their {@link #place}, all in one transaction.
 */
public interface SampleImport {
  /** Its place: users first, then what refers to them. */
  int place();

  /** Stores its part. */
  void load(SampleOrganisation organisation);
}
