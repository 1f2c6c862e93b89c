package org.confab.protocol.conference;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.CIS;
import static org.confab.protocol.conference.ConferenceNamespaces.CI_STATE;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlPieces;

/**
 * Writes conference-info documents in the element order of OCS 2007 R2, with every element and
 * attribute in its namespace.
 */
public final class ConferenceDocumentWriter {
  private static final String COUNT = "{" + MSCI + "}participant-count";

  /** Where users stand: the elements around them have these namespaces and prefixes. */
  private static final XmlPieces AMONG_USERS =
      XmlPieces.document()
          .inside(XmlElement.of(CI, "conference-info"))
          .inside(XmlElement.of(CI, "users").with(COUNT, ""));

  private ConferenceDocumentWriter() {}

  /** The document as UTF-8, for a notification. */
  public static byte[] bytes(ConferenceDocument document) {
    return Xml.bytes(element(document));
  }

  /** A user as it stands in the documents of {@link #bytes(ConferenceDocument, List)}. */
  public static byte[] text(Roster.User user) {
    return AMONG_USERS.whole(user(user));
  }

  /**
   * The document as {@link #bytes(ConferenceDocument)} writes it, but its users have been written
   * before.
   *
   * @param document has a roster that lists nobody and tells how many there are
   * @param users its users, by {@link #text}
   */
  public static byte[] bytes(ConferenceDocument document, List<byte[]> users) {
    Roster counted =
        document.users().filter(roster -> roster.participants().isPresent()).orElseThrow();
    XmlElement info = info(document);
    XmlElement roster = users(counted);
    XmlPieces inside = XmlPieces.document().inside(info);
    List<byte[]> pieces = new ArrayList<>(users.size() + 6);
    pieces.add(XmlPieces.document().start(info));
    document
        .description()
        .ifPresent(about -> pieces.add(inside.whole(description(document.entity(), about))));
    pieces.add(inside.start(roster));
    pieces.addAll(users);
    pieces.add(inside.end(roster));
    if (!document.views().isEmpty()) {
      pieces.add(inside.whole(view(document.state(), document.views())));
    }
    pieces.add(XmlPieces.document().end(info));
    return joined(pieces);
  }

  private static byte[] joined(List<byte[]> pieces) {
    byte[] whole = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    return whole;
  }

  private static XmlElement info(ConferenceDocument document) {
    XmlElement info =
        XmlElement.of(CI, "conference-info")
            .with("entity", document.entity().asString())
            .with("state", document.state().wireName())
            .with("version", Long.toString(document.version()));
    return document.permanent() ? info.with("static", "true") : info;
  }

  /** The document as an element, for a C3P response. */
  public static XmlElement element(ConferenceDocument document) {
    XmlElement info = info(document);
    if (document.description().isPresent()) {
      info = info.with(description(document.entity(), document.description().get()));
    }
    if (document.users().isPresent()) {
      info = info.with(users(document.users().get()));
    }
    return document.views().isEmpty() ? info : info.with(view(document.state(), document.views()));
  }

  private static XmlElement description(ConferenceUri entity, ConferenceDescription description) {
    XmlElement out =
        XmlElement.of(CI, "conference-description")
            .withTextChild("subject", description.subject())
            .with(uris(entity, description.mcus()));
    if (description.organizer().isPresent()) {
      out =
          out.with(
              XmlElement.of(MSCI, "organizer")
                  .withTextChild("entity", description.organizer().get().entity())
                  .withTextChild("display-name", description.organizer().get().displayName()));
    }
    if (description.id().isPresent()) {
      out = out.with(msci("conference-id", description.id().get().asString()));
    }
    if (description.organizerData().isPresent()) {
      out = out.with(description.organizerData().get());
    }
    if (description.expiry().isPresent()) {
      String seconds = description.expiry().get().truncatedTo(ChronoUnit.SECONDS).toString();
      out = out.with(msci("expiry-time", seconds));
    }
    if (description.access().key().isPresent()) {
      out =
          out.with(
              XmlElement.of(MSCI, "conference-key")
                  .withTextChild("cms-data", description.access().key().get()));
    }
    if (description.admissionPolicy().isPresent()) {
      out = out.with(msci("admission-policy", description.admissionPolicy().get().wireName()));
    }
    return out.with(description.notificationData().stream().toList())
        .with(later(description.access()));
  }

  /** What came after OCS 2007 (one separator) and after R2 (two). */
  private static List<XmlElement> later(ConferenceDescription.Access access) {
    List<XmlElement> added = new ArrayList<>();
    access.lobby().ifPresent(lobby -> added.add(msci("lobby-capable", lobby.toString())));
    access.joinUrl().ifPresent(url -> added.add(msci("join-url", url)));
    access.autopromote().ifPresent(bits -> added.add(msci("autopromote", bits.toString())));
    if (!added.isEmpty()) {
      XmlElement separator = XmlElement.of(CIS, "separator");
      added.addAll(0, List.of(separator, separator));
    }
    return added;
  }

  private static XmlElement uris(ConferenceUri entity, List<McuType> mcus) {
    return XmlElement.of(CI, "conf-uris")
        .with(
            mcus.stream()
                .map(
                    mcu ->
                        XmlElement.of(CI, "entry")
                            .withTextChild("uri", entity.mcu(mcu).asString())
                            .withTextChild("display-text", mcu.wireName())
                            .withTextChild("purpose", mcu.wireName()))
                .toList());
  }

  private static XmlElement users(Roster roster) {
    XmlElement users = XmlElement.of(CI, "users").with("state", roster.state().wireName());
    if (roster.participants().isPresent()) {
      users = users.with(COUNT, roster.participants().get().toString());
    }
    return users.with(roster.users().stream().map(ConferenceDocumentWriter::user).toList());
  }

  /** A user element, as in a roster. */
  public static XmlElement user(Roster.User user) {
    XmlElement out =
        XmlElement.of(CI, "user")
            .with("entity", user.entity().asString())
            .with("state", user.state().wireName());
    if (user.state() == DocumentState.DELETED) {
      return out;
    }
    if (!user.displayText().isEmpty()) {
      out = out.withTextChild("display-text", user.displayText());
    }
    if (!user.roles().isEmpty()) {
      out = out.with(roles(user.roles()));
    }
    return out.with(user.endpoints().stream().map(ConferenceDocumentWriter::endpoint).toList());
  }

  /** A roles element. */
  public static XmlElement roles(List<Role> roles) {
    XmlElement out = XmlElement.of(CI, "roles");
    for (Role role : roles) {
      out = out.withTextChild("entry", role.wireName());
    }
    return out;
  }

  private static XmlElement endpoint(Roster.Endpoint endpoint) {
    XmlElement out =
        XmlElement.of(CI, "endpoint")
            .with("entity", endpoint.entity())
            .with("{" + MSCI + "}session-type", endpoint.sessionType());
    if (endpoint.epid().isPresent()) {
      out = out.with("{" + MSCI + "}epid", endpoint.epid().get());
    }
    if (endpoint.uri().isPresent()) {
      out = out.with("{" + MSCI + "}endpoint-uri", endpoint.uri().get().asString());
    }
    return out.withTextChild("status", endpoint.status()).with(endpoint.details());
  }

  private static XmlElement view(DocumentState state, List<EntityView> views) {
    return XmlElement.of(MSCI, "conference-view")
        .with(CI_STATE, state.wireName())
        .with(views.stream().map(view -> view(state, view)).toList());
  }

  private static XmlElement view(DocumentState state, EntityView view) {
    return XmlElement.of(MSCI, "entity-view")
        .with(CI_STATE, state.wireName())
        .with("entity", view.entity())
        .with(view.content());
  }

  private static XmlElement msci(String name, String text) {
    return XmlElement.of(MSCI, name).withText(text);
  }
}
