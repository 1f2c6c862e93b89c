package org.confab.sip.front;

import java.util.List;
import java.util.Optional;

/**
 * Which servlet takes a request: the only such table. The first row that fits decides; a new
 * capability adds its rows, one line each, above the ones that fit more.
 */
final class RoutingTable {
  private static final List<Row> ROWS =
      List.of(
          Row.of("INVITE").fromServers().to("mcu"),
          Row.of("REGISTER").to("registrar"),
          Row.of("SUBSCRIBE").to("subscription"),
          Row.of("PUBLISH").to("publication"),
          Row.of("SERVICE")
              .application("conf:focusfactory")
              .content("application/cccp+xml")
              .to("focusfactory"),
          Row.of("INVITE").application("conf:focus:id:").to("focus"),
          Row.of("INFO").application("conf:focus:id:").to("focus"),
          Row.of("BYE").application("conf:focus:id:").to("focus"),
          Row.of("SERVICE").application("locationprofile").to("locationprofile"),
          Row.of("SERVICE").application("srvr:MRAS:").to("mras"),
          Row.of("INVITE").application("srvr:TestCall:").to("testcall"),
          Row.of("INVITE").application("conf:chat:id:").to("mcu"),
          Row.of("INVITE").application("conf:audio-video:id:").to("mcu"),
          Row.of("INVITE").application("conf:applicationsharing:id:").to("mcu"),
          Row.of("INVITE").application("conf:meeting:id:").to("mcu"),
          Row.of("INVITE").application("conf:data-conf:id:").to("mcu"),
          Row.of("INVITE").application("conf:phone-conf:id:").to("mcu"),
          Row.of("SERVICE").content("application/soap+xml").to("soap"),
          Row.of("SERVICE").content("application/msrtc-category-publish+xml").to("presence"),
          Row.of("SERVICE").content("application/msrtc-setcontainermembers+xml").to("presence"),
          Row.of("SERVICE").content("application/msrtc-presence-setsubscriber+xml").to("presence"),
          Row.of("SERVICE").content("application/msrtc-setdelegates+xml").to("presence"),
          Row.of("SERVICE").content("application/msrtc-reporterror+xml").to("reporterror"),
          Row.of("OPTIONS").server().to("options"),
          Row.of("INVITE").user().to("proxy"),
          Row.of("ACK").user().to("proxy"),
          Row.of("CANCEL").user().to("proxy"),
          Row.of("BYE").user().to("proxy"),
          Row.of("MESSAGE").user().to("proxy"),
          Row.of("INFO").user().to("proxy"),
          Row.of("OPTIONS").user().to("proxy"),
          Row.of("REFER").user().to("proxy"));

  private RoutingTable() {}

  /** The name of the servlet for such a request; empty if the server knows none. */
  static Optional<String> servlet(Incoming request) {
    return ROWS.stream().filter(row -> row.fits(request)).map(Row::servlet).findFirst();
  }

  /**
   * What the table looks at.
   *
   * @param method SIP method
   * @param server whether another server of the deployment sends it
   * @param user whether the Request-URI has a user part
   * @param application what follows {@code opaque=app:} in it, or {@code srvr:} and the role of a
   *     server; empty if it names neither
   * @param event the event package in lower case, without parameters; empty if none
   * @param content the body's media type in lower case; empty without a body
   */
  record Incoming(
      String method,
      boolean server,
      boolean user,
      String application,
      String event,
      String content) {}

  /** What the Request-URI must name. */
  private enum Place {
    ANY,
    SERVER,
    USER,
    APPLICATION,
    /** Anything, for another server of the deployment. */
    FROM_SERVER
  }

  /** A line of the table; empty texts fit everything. */
  private record Row(
      String method,
      Place place,
      String application,
      String event,
      String content,
      String servlet) {
    static Row of(String method) {
      return new Row(method, Place.ANY, "", "", "", "");
    }

    /** Only requests of other servers of the deployment, wherever they go. */
    Row fromServers() {
      return new Row(method, Place.FROM_SERVER, application, event, content, servlet);
    }

    /** Only requests to the server itself: a Request-URI without a user part. */
    Row server() {
      return new Row(method, Place.SERVER, application, event, content, servlet);
    }

    /** Only requests to a user or one of the user's endpoints. */
    Row user() {
      return new Row(method, Place.USER, application, event, content, servlet);
    }

    /** Only requests to applications whose name begins so. */
    Row application(String prefix) {
      return new Row(method, Place.APPLICATION, prefix, event, content, servlet);
    }

    /** Only requests with a body of that media type, in lower case. */
    Row content(String mediaType) {
      return new Row(method, place, application, event, mediaType, servlet);
    }

    Row to(String name) {
      return new Row(method, place, application, event, content, name);
    }

    boolean fits(Incoming request) {
      return method.equals(request.method())
          && fitsPlace(request)
          && (event.isEmpty() || event.equals(request.event()))
          && (content.isEmpty() || content.equals(request.content()));
    }

    private boolean fitsPlace(Incoming request) {
      return switch (place) {
        case ANY -> true;
        case SERVER -> !request.user() && request.application().isEmpty();
        case USER -> request.user() && request.application().isEmpty();
        case FROM_SERVER -> request.server();
        case APPLICATION -> request.application().startsWith(application);
      };
    }
  }
}
