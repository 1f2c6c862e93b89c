package org.confab.protocol.sip;

/**
 * The one table of {@code ms-diagnostics} ids ([MS-OCER] 2.2.1). Adding a reason is adding a row;
 * ids are unique, and a test sees to it.
 */
public enum Diagnostic {
  INTERNAL_ERROR(0, "Server internal error"),
  SERVICE_UNAVAILABLE(1, "Service unavailable"),
  HANDSHAKE_FAILED(1000, "Final handshake failed"),
  USER_DOES_NOT_EXIST(1003, "User does not exist"),
  ROUTE_SET_NOT_VALID(1004, "Route set is no longer valid"),
  CANNOT_ROUTE_TO_DOMAIN(1005, "Cannot route to destination domain"),
  ERROR_ROUTING_ON_CLIENT_CONNECTION(1006, "Error routing on client connection"),
  TEMPORARILY_CANNOT_ROUTE(1007, "Temporarily cannot route"),
  TIME_SKEW(1013, "Significant time skew detected during authentication"),
  CANNOT_ROUTE_FROM_DOMAIN(1015, "Cannot route from message source domain"),
  PARSE_FAILURE(1018, "Parsing failure"),
  REFERRER_NOT_VERIFIED(1020, "Identity of the referrer could not be verified"),
  PEER_NOT_CONNECTED(1038, "Failed to connect to a peer server"),
  READ_ONLY_PUBLICATION(
      2003, "Category publication failed - Cannot overwrite read only publication"),
  CONTAINER_MEMBER_LIMIT(2006, "Container member limit exceeded"),
  CATEGORY_TOO_LARGE(2010, "Category size limit exceeded"),
  GRUU_REQUIRED(2057, "Client does not support GRUU"),
  DELEGATE_VERSION_OUT_OF_DATE(2141, "Delegate version is out of date"),
  C3P_BAD_FROM(3000, "Bad From in C3P request"),
  C3P_BAD_TO(3001, "Bad To in C3P request"),
  C3P_TARGET_USER_INVALID(3002, "Target user of the C3P request is invalid"),
  C3P_CONFERENCE_ENTITY_INVALID(3003, "Conference entity is invalid"),
  C3P_NOT_IMPLEMENTED(3004, "C3P command is not implemented"),
  C3P_NOT_FOR_AN_MCU(3005, "C3P request cannot target an MCU"),
  C3P_PARSE_FAILURE(3006, "Failed to parse the C3P request"),
  C3P_ADD_USER_INVALID(3007, "addUser body is invalid"),
  C3P_ENDPOINT_ENTITY_MALFORMED(3009, "Malformed endpoint entity"),
  SESSION_TIMER_REQUIRED(3010, "Request without the session timer extension"),
  CONFERENCE_URI_INVALID(3012, "Conference URI is invalid"),
  MCU_URI_INVALID(3013, "MCU URI is invalid"),
  CONFERENCE_FORBIDDEN(3014, "Not authorized in this conference"),
  C3P_DIAL_OUT_FOR_OTHERS(3015, "Attendees may not have others called"),
  C3P_ROLE_INVALID(3016, "Invalid role"),
  USER_SERVICES_ERROR(4000, "User services error"),
  XML_PARSE_FAILURE(4001, "XML parse failure"),
  CREDENTIALS_NOT_FOR_FROM(
      4004, "Credentials provided are not authorized to act as specified from URI"),
  DESTINATION_NOT_ENABLED(4005, "Destination URI either not enabled for SIP or does not exist"),
  USER_NOT_IN_POOL(4006, "User not found in pool"),
  RESOURCE_UNKNOWN(4007, "Resource is unknown in this deployment"),
  INPUT_TOO_LARGE(4008, "Input data too large"),
  MISSING_ENDPOINT_IDENTIFIER(4010, "Missing endpoint identifier"),
  EPID_TOO_LONG(4012, "Epid too long"),
  CONTENT_TYPE_UNEXPECTED(4013, "Content type header does not match the expected content-type"),
  EVENT_NOT_REGISTRATION(4055, "Event of a REGISTER must be registration"),
  VERSION_OUT_OF_DATE(4061, "Version is out of date"),
  ENDPOINT_NOT_REGISTERED(4062, "Endpoint is not registered"),
  USER_DISABLED(4141, "User disabled"),
  // The specification names no ids for these.
  CREDENTIALS_CHANGED(4190, "Credentials have changed"),
  CERTIFICATE_REVOKED(4191, "Certificate revoked"),
  ENDPOINT_QUOTA(4192, "Too many endpoints"),
  USER_MOVED(4193, "User moved"),
  USER_REMOVED(4194, "User removed"),
  SIGNED_OUT_EVERYWHERE(4195, "Signed out everywhere"),
  MEDIA_NOT_SERVED(4198, "No conferencing server takes the media offered"),
  SDP_NOT_READABLE(7008, "Error parsing SDP"),
  OVERLOADED(17000, "Server overloaded"),
  CLIENT_VERSION_INVALID(17002, "Invalid client version"),
  CLIENT_DECLINED_WITH_URL(17003, "Declined with URL"),
  CLIENT_ALLOWED_WITH_URL(17004, "Allowed with URL"),
  NO_SECURITY_TOKEN(28020, "No valid security token"),
  WEB_TICKET_INVALID(28032, "The web ticket is invalid"),
  WEB_TICKET_EXPIRED(28033, "The web ticket has expired"),
  WEB_TICKET_FOR_ANOTHER_SERVICE(28901, "The web ticket is for another service"),
  WEB_TICKET_NOT_PROVEN(28902, "The proof that comes with the web ticket is invalid"),
  WEB_TICKET_REQUEST_INVALID(28903, "The web ticket request is invalid"),
  WEB_TICKET_SERVICE_UNKNOWN(28904, "The web ticket request is for a service that is not here"),
  WEB_TICKET_CLAIM_MISMATCH(
      28905, "The SIP URI in the web ticket request is not that of the user who has authenticated"),
  TOO_MANY_WEB_TICKETS(28906, "Too many web tickets were requested"),
  CERTIFICATE_REQUEST_INVALID(28907, "The certificate request is invalid"),
  CERTIFICATE_FOR_ANOTHER_USER(28908, "The certificate request is for another user"),
  WEB_SIGN_IN_FAILED(28909, "Wrong user name or password"),
  TOO_MANY_WRONG_PASSWORDS(28910, "Too many wrong passwords"),
  TOO_MANY_CERTIFICATES(28911, "Too many certificates were requested"),
  LOCATION_FOR_ANOTHER_USER(28920, "The location is asked for another user"),
  WEB_OPERATION_UNKNOWN(28921, "The web service has no such operation");

  private final int id;
  private final String reason;

  Diagnostic(int id, String reason) {
    this.id = id;
    this.reason = reason;
  }

  /** The number that clients and administrators look up. */
  public int id() {
    return id;
  }

  /** The reason in words, as the header carries it. */
  public String reason() {
    return reason;
  }

  /** The value of an {@code ms-diagnostics-public} header, which may leave the deployment. */
  public String publicHeader() {
    return id + ";reason=\"" + reason + "\"";
  }

  /** The value of an {@code ms-diagnostics} header; {@code source} is this server's name. */
  public String header(String source) {
    return publicHeader() + ";source=\"" + source + "\"";
  }
}
