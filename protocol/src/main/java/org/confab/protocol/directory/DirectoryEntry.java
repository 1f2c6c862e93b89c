package org.confab.protocol.directory;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * Somebody who was found. Texts that are not known are empty.
 *
 * @param uri his address of record
 * @param displayName name shown to others
 * @param email mail address
 * @param title job title
 * @param office office
 * @param phone work number in E.164
 * @param company company
 * @param city city
 * @param state state or province
 * @param country two letters, such as {@code US}
 */
public record DirectoryEntry(
    SipUri uri,
    String displayName,
    String email,
    String title,
    String office,
    String phone,
    String company,
    String city,
    String state,
    String country) {

  /** The row; clients look for the address with its scheme. */
  XmlElement write() {
    return XmlElement.of(SoapEnvelope.METHODS, "row")
        .with("uri", uri.asString())
        .with("displayName", displayName)
        .with("title", title)
        .with("office", office)
        .with("phone", phone)
        .with("company", company)
        .with("city", city)
        .with("state", state)
        .with("country", country)
        .with("email", email);
  }

  static DirectoryEntry read(XmlElement row) {
    return new DirectoryEntry(
        SipUri.parse(text(row, "uri")),
        text(row, "displayName"),
        text(row, "email"),
        text(row, "title"),
        text(row, "office"),
        text(row, "phone"),
        text(row, "company"),
        text(row, "city"),
        text(row, "state"),
        text(row, "country"));
  }

  private static String text(XmlElement row, String attribute) {
    return row.attribute(attribute).orElse("");
  }
}
