package org.confab.ws.http;

import jakarta.xml.soap.SOAPConstants;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.confab.protocol.soap.MetadataRequest;
import org.confab.protocol.webticket.WebNamespaces;

/** The versions of SOAP, told apart by the media type of a request. */
public enum SoapVersion {
  V1_1(
      "text/xml",
      "(?i)text/xml\\s*(;\\s*charset=\"?utf-8\"?\\s*)?",
      WebNamespaces.SOAP,
      SOAPConstants.SOAP_1_1_PROTOCOL),
  /** Its media type may name the action too (RFC 3902). */
  V1_2(
      "application/soap+xml",
      "(?i)application/soap\\+xml\\s*(;\\s*(charset=\"?utf-8\"?|action=(\"[^\"]*\"|[^\"\\s;]+))\\s*){0,2}",
      MetadataRequest.SOAP_12,
      SOAPConstants.SOAP_1_2_PROTOCOL);

  private final String mediaType;
  private final Pattern inUtf8;
  private final String namespace;
  private final String protocol;

  SoapVersion(String mediaType, String inUtf8, String namespace, String protocol) {
    this.mediaType = mediaType;
    this.inUtf8 = Pattern.compile(inUtf8);
    this.namespace = namespace;
    this.protocol = protocol;
  }

  /** The version of a message of that media type, if it is one in UTF-8. */
  static Optional<SoapVersion> of(String contentType) {
    return Stream.of(values()).filter(v -> v.inUtf8.matcher(contentType).matches()).findFirst();
  }

  /** The media type of its messages. */
  String mediaType() {
    return mediaType;
  }

  /** The namespace of its envelopes. */
  String namespace() {
    return namespace;
  }

  /** What SAAJ calls it. */
  String protocol() {
    return protocol;
  }
}
