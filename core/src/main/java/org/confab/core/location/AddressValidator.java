package org.confab.core.location;

import org.confab.protocol.location.CivicAddress;

/**
 * Port: holds addresses against the guide of streets that emergency services go by (MSAG). {@link
 * StreetGuide} is one that is at hand as a file; who has a contract with a provider of that service
 * connects it here.
 */
@FunctionalInterface
public interface AddressValidator {
  /** Nobody to ask: every address may be entered, none is vouched for. */
  AddressValidator NONE = address -> Verdict.NOT_VALIDATED;

  /** What is known of an address. */
  enum Verdict {
    NOT_VALIDATED,
    VALID,
    /** The guide does not know it: it is not entered. */
    UNKNOWN
  }

  /** Looks an address up. */
  Verdict validate(CivicAddress address);

  /** The same, but what the guide does not know is entered, as not validated. */
  default AddressValidator marking() {
    return address -> {
      Verdict verdict = validate(address);
      return verdict == Verdict.UNKNOWN ? Verdict.NOT_VALIDATED : verdict;
    };
  }
}
