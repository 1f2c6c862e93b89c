package org.confab.core.figures;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The one table of what web services are counted by. */
public enum WebOperation {
  QUERY_DL_MEMBERS("QueryDLMembers", "QueryDLMembers"),
  SEARCH_AB_ENTRY("SearchAbEntry", "SearchAbEntry"),
  GET_LOCATIONS("GetLocations", "GetLocationsRequest"),
  GET_LOCATIONS_IN_CITY("GetLocationsInCity", "GetLocationsInCityRequest"),
  ISSUE_TOKEN("IssueToken", "RequestSecurityToken"),
  GET_AND_PUBLISH_CERT("GetAndPublishCert", "GetAndPublishCert"),
  /** WSDL, schema and metadata. */
  DESCRIBE("Describe", "GetMetadata"),
  /** What was answered before anybody knew what is asked, or asks for nothing that there is. */
  UNKNOWN_SOAP("UnknownSoap", ""),
  AUTODISCOVER_USER("AutodiscoverUser", "/autodiscover/autodiscoverservice.svc/root/user"),
  AUTODISCOVER_DOMAIN("AutodiscoverDomain", "/autodiscover/autodiscoverservice.svc/root/domain"),
  AUTODISCOVER_ROOT("AutodiscoverRoot", "/autodiscover/"),
  ADDRESS_BOOK_FILES("AddressBookFiles", "/abs/");

  private final String label;
  private final String sign;

  /**
   * A row.
   *
   * @param label what programs call it
   * @param sign the element in the body of a SOAP request, or the beginning of a path; the first
   *     row whose path it is counts
   */
  WebOperation(String label, String sign) {
    this.label = label;
    this.sign = sign;
  }

  /** What programs call it. */
  public String label() {
    return label;
  }

  /** The operation of a SOAP request whose body begins with an element of that local name. */
  public static Optional<WebOperation> ofElement(String name) {
    return Stream.of(values())
        .filter(row -> !row.sign.isEmpty() && row.sign.equals(name))
        .findFirst();
  }

  /** The operation of a path in any case, outside of SOAP. */
  public static Optional<WebOperation> ofPath(String path) {
    String wanted = path.toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(row -> row.sign.startsWith("/") && wanted.startsWith(row.sign))
        .findFirst();
  }
}
