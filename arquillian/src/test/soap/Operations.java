import certprov.GetAndPublishCertType;
import certprov.ICertProvisioningService;
import groupexpansion.DlxSoap;
import groupexpansion.IAddressBook;
import groupexpansion.SearchAbEntry.AbEntryRequest;
import java.util.Map;
import java.util.UUID;
import locationinformation.GetLocationsInCityRequest;
import locationinformation.GetLocationsRequest;
import locationinformation.ILIService;
import locationinformation.LocationsResponseType;
import webticket.IWebTicketService;

/** One row for each operation: a call that is answered, and one that is a fault. */
final class Operations {
  private interface Call {
    String on(Object port, String address, boolean right);
  }

  private final Map<String, Call> table =
      Map.of(
          "QueryDLMembers", this::queryDlMembers,
          "SearchAbEntry", this::searchAbEntry,
          "GetLocations", this::getLocations,
          "GetLocationsInCity", this::getLocationsInCity,
          "IssueToken", this::issueToken,
          "GetAndPublishCert", this::getAndPublishCert);

  private final String base;
  private final String user;
  private final String pkcs10;

  Operations(String base, String user, String pkcs10) {
    this.base = base;
    this.user = user;
    this.pkcs10 = pkcs10;
  }

  /** The call that is answered; what the answer says. */
  String call(String operation, Object port, String address) {
    return of(operation).on(port, address, true);
  }

  /** The call that ends with a fault. */
  String fail(String operation, Object port, String address) {
    return of(operation).on(port, address, false);
  }

  private Call of(String operation) {
    Call call = table.get(operation);
    if (call == null) {
      throw new IllegalArgumentException("no call of " + operation + " is written down here");
    }
    return call;
  }

  /** Nothing that is asked here is a fault: what makes one is a header that must be understood. */
  private String queryDlMembers(Object port, String address, boolean right) {
    if (!right) {
      Calls.prove(
          port,
          () ->
              Ticket.xml(
                  "<x:Unknown xmlns:x='urn:x' xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'"
                      + " s:mustUnderstand='1'/>"));
    }
    var found = ((DlxSoap) port).queryDLMembers("sales" + user.substring(user.indexOf('@')), false);
    return found.getStatus() + " " + found.getMember().size();
  }

  private String searchAbEntry(Object port, String address, boolean right) {
    AbEntryRequest request = new AbEntryRequest();
    request.setBasicSearch(new AbEntryRequest.BasicSearch());
    request.getBasicSearch().setSearchList("displayName,sn");
    request.getBasicSearch().setValue("Bergm");
    request.getBasicSearch().setVerb("BeginsWith");
    request.setMetadata(new AbEntryRequest.Metadata());
    request.getMetadata().setReturnList("displayName");
    request.getMetadata().setMaxResultNum(right ? 10 : 0);
    var found = ((IAddressBook) port).searchAbEntry(request);
    return found.getResponseCode()
        + " "
        + found.getItems().getAbEntry().get(0).getAttributes().getAttribute().get(0).getValue();
  }

  private String getLocations(Object port, String address, boolean right) {
    GetLocationsRequest request = new GetLocationsRequest();
    request.setEntity("sip:" + (right ? user : "somebody.else@example.com"));
    request.setIP("127.0.0.1");
    return places(((ILIService) port).getLocations(request));
  }

  private String getLocationsInCity(Object port, String address, boolean right) {
    GetLocationsInCityRequest request = new GetLocationsInCityRequest();
    request.setEntity("sip:" + (right ? user : "somebody.else@example.com"));
    request.setCountry("US");
    request.setState("WA");
    request.setCity("redmond");
    return places(((ILIService) port).getLocationsInCity(request));
  }

  private static String places(LocationsResponseType answer) {
    return answer.getReturnCode()
        + " "
        + answer.getPresenceList().getAny().get(0).getTextContent().strip();
  }

  private String issueToken(Object port, String address, boolean right) {
    String audience =
        base + (right ? "/CertProv/CertProvisioningService.svc/WebTicket_Bearer" : "/nowhere");
    return Ticket.read(((IWebTicketService) port).issueToken(Ticket.request(audience)))
        .bearer()
        .getFirstChild()
        .getLocalName();
  }

  private String getAndPublishCert(Object port, String address, boolean right) {
    GetAndPublishCertType request = new GetAndPublishCertType();
    request.setDeviceId("{" + UUID.randomUUID() + "}");
    request.setEntity(right ? user : "somebody.else@example.com");
    request.setAny(
        Ticket.xml(
            "<RequestSecurityToken xmlns='http://docs.oasis-open.org/ws-sx/ws-trust/200512'>"
                + "<BinarySecurityToken xmlns='"
                + Ticket.SECURITY
                + "' ValueType='http://schemas.microsoft.com/OCS/AuthWebServices.xsd#PKCS10'>"
                + pkcs10
                + "</BinarySecurityToken></RequestSecurityToken>"));
    return ((ICertProvisioningService) port).getAndPublishCert(request).getEntity();
  }
}
