package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceNamespaces;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The addUser with which a client joins ([MS-CONFBAS] 2.2.3.4).
 *
 * @param request the C3P request
 * @param keys its conferenceKeys, answered as they are
 * @param user its user element
 * @param endpoint the endpoint entity, a GUID in braces
 * @param endpointUri the GRUU told in the endpoint element
 * @param lobbyCapable whether the client knows how to wait
 */
record AddUserBody(
    C3pRequest request,
    XmlElement keys,
    XmlElement user,
    String endpoint,
    Optional<SipUri> endpointUri,
    boolean lobbyCapable) {

  private static final Pattern GUID =
      Pattern.compile("\\{\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}");

  /** Reads the request; throws {@link Refused} 400 if it does not let the caller join. */
  static AddUserBody read(C3pRequest request, ConferenceUri focus, SipUri caller) {
    XmlElement command = request.command();
    if (!command.name().equals(C3pCommand.ADD_USER.wireName())) {
      throw invalid("an INVITE carries addUser, not " + command.name());
    }
    XmlElement keys =
        command.child("conferenceKeys").orElseThrow(() -> invalid("no conferenceKeys"));
    checkEntity(keys, focus);
    List<XmlElement> users = command.children("user").toList();
    if (users.size() != 1) {
      throw invalid("exactly one user joins");
    }
    XmlElement user = users.get(0);
    if (!uri(user.attribute("entity").orElse("")).aor().equals(caller.aor())) {
      throw invalid("the user is not the caller");
    }
    XmlElement endpoint = user.child("endpoint").orElseThrow(() -> invalid("no endpoint"));
    checkRole(user);
    return new AddUserBody(
        request,
        keys,
        user,
        guid(endpoint.attribute("entity").orElse("")),
        endpoint.attribute("endpoint-uri").map(AddUserBody::uri),
        endpoint
            .path("clientInfo", "lobby-capable")
            .map(capable -> capable.text().equals("true"))
            .orElse(false));
  }

  /** Refuses keys of another conference. */
  static void checkEntity(XmlElement keys, ConferenceUri focus) {
    String entity = keys.attribute("confEntity").orElse("");
    if (!ConferenceUri.parse(entity).equals(Optional.of(focus))) {
      throw new Refused(400, Diagnostic.C3P_CONFERENCE_ENTITY_INVALID, entity);
    }
  }

  private static SipUri uri(String text) {
    try {
      return SipUri.parse(text);
    } catch (IllegalArgumentException notAUri) {
      throw invalid(String.valueOf(notAUri.getMessage()));
    }
  }

  private static void checkRole(XmlElement user) {
    Optional<String> role = user.path("roles", "entry").map(XmlElement::text);
    if (role.isPresent() && Role.find(role.get()).isEmpty()) {
      throw new Refused(400, Diagnostic.C3P_ROLE_INVALID, role.get());
    }
  }

  private static String guid(String entity) {
    String braced = entity.startsWith("{") ? entity : "{" + entity + "}";
    if (!GUID.matcher(braced).matches()) {
      throw new Refused(400, Diagnostic.C3P_ENDPOINT_ENTITY_MALFORMED, entity);
    }
    return braced;
  }

  /** The answer: the same keys and user, and the role granted. */
  C3pResponse granted(Role role) {
    XmlElement granted =
        XmlElement.of(ConferenceNamespaces.CI, "user")
            .with("entity", user.attribute("entity").orElse(""))
            .with(ConferenceDocumentWriter.roles(List.of(role)));
    return request.success(
        C3pAnswers.element(request.command().name())
            .with(
                C3pAnswers.element("conferenceKeys")
                    .with("confEntity", keys.attribute("confEntity").orElse("")),
                granted));
  }

  /** The answer while somebody has still to decide. */
  C3pResponse pending() {
    return new C3pResponse(
        request.requestId(),
        request.to(),
        request.from(),
        C3pCode.PENDING,
        C3pAnswers.element(request.command().name())
            .with(
                C3pAnswers.element("conferenceKeys")
                    .with("confEntity", keys.attribute("confEntity").orElse(""))));
  }

  private static Refused invalid(String detail) {
    return new Refused(400, Diagnostic.C3P_ADD_USER_INVALID, detail);
  }
}
