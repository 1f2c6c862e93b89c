package org.confab.protocol.xml;

/**
 * What a document may cost before it is refused.
 *
 * @param bytes longest document
 * @param depth deepest nesting
 * @param elements most elements
 */
public record XmlLimits(int bytes, int depth, int elements) {
  /** For the bodies of SIP messages: the largest real one seen is 8 KB. */
  public static final XmlLimits SIP_BODY = new XmlLimits(128 * 1024, 64, 10_000);

  /** Between server and MCU: a conference of 2,000 endpoints with all their dialogs. */
  public static final XmlLimits MCU_LINK = new XmlLimits(4 * 1024 * 1024, 64, 100_000);

  /** An answer of another location service: a few hundred addresses. */
  public static final XmlLimits LOCATION_ANSWER = new XmlLimits(512 * 1024, 32, 10_000);
}
