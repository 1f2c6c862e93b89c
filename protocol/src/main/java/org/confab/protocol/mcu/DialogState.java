package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A SIP dialog (RFC 3261 12.1) as the MCU holds it: all that another MCU needs to go on in it.
 *
 * @param callId the Call-ID
 * @param local URI of this side as in From of its requests: the conference at the MCU
 * @param localTag the tag this side gave
 * @param remote URI of the other side as in To of this side's requests
 * @param remoteTag the tag the other side gave
 * @param target URI that the other side wants to be reached by: its Contact
 * @param routes the route set in the order of this side's requests, with angle brackets
 * @param localSequence number of the last CSeq that this side has used, 0 if none
 * @param remoteSequence number of the last CSeq that the other side has used
 * @param media what another MCU of its kind needs to go on in the media of the dialog, in the
 *     kind's own spelling, one word; empty if nothing. It holds keys: nobody but servers sees it
 */
public record DialogState(
    String callId,
    String local,
    String localTag,
    String remote,
    String remoteTag,
    String target,
    List<String> routes,
    long localSequence,
    long remoteSequence,
    String media) {

  /** Longest text about media, in characters. */
  public static final int MAX_MEDIA = 4_096;

  /** Most routes of a dialog. */
  public static final int MAX_ROUTES = 16;

  /** Largest CSeq number (RFC 3261 8.1.1.5). */
  public static final long MAX_SEQUENCE = 0x7fff_ffffL;

  /** How far a dialog's own CSeq jumps when it is taken over: it passes what was sent unseen. */
  public static final long TAKE_OVER_JUMP = 10_000;

  private static final String ELEMENT = "dialog";

  /** Copies its list; throws {@link IllegalArgumentException} for what fits no SIP header. */
  public DialogState {
    McuText.line("call-id", callId);
    McuText.line("local", local);
    McuText.line("local-tag", localTag);
    McuText.line("remote", remote);
    McuText.lineOrEmpty("remote-tag", remoteTag);
    McuText.line("target", target);
    routes = List.copyOf(routes);
    routes.forEach(route -> McuText.line("route", route));
    if (routes.size() > MAX_ROUTES) {
      throw new IllegalArgumentException("more than " + MAX_ROUTES + " routes");
    }
    sequence(localSequence);
    sequence(remoteSequence);
    if (media.length() > MAX_MEDIA || media.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new IllegalArgumentException("media are no word");
    }
  }

  /** A dialog whose media nobody has to go on in. */
  public DialogState(
      String callId,
      String local,
      String localTag,
      String remote,
      String remoteTag,
      String target,
      List<String> routes,
      long localSequence,
      long remoteSequence) {
    this(
        callId,
        local,
        localTag,
        remote,
        remoteTag,
        target,
        routes,
        localSequence,
        remoteSequence,
        "");
  }

  private static void sequence(long number) {
    if (number < 0 || number > MAX_SEQUENCE) {
      throw new IllegalArgumentException("no CSeq number: " + number);
    }
  }

  /** The same dialog for the MCU that goes on in it. */
  public DialogState takenOver() {
    return withLocalSequence(Math.min(MAX_SEQUENCE, localSequence + TAKE_OVER_JUMP));
  }

  /** The same dialog after a request of this side. */
  public DialogState withLocalSequence(long number) {
    return copy(target, number, remoteSequence, media);
  }

  /** The same dialog after a request of the other side. */
  public DialogState withRemoteSequence(long number) {
    return copy(target, localSequence, number, media);
  }

  /** The same dialog after the other side has told another Contact. */
  public DialogState withTarget(String contact) {
    return copy(contact, localSequence, remoteSequence, media);
  }

  /** The same dialog with what is needed to go on in its media. */
  public DialogState withMedia(String text) {
    return copy(target, localSequence, remoteSequence, text);
  }

  private DialogState copy(String target, long local, long remote, String media) {
    return new DialogState(
        callId, this.local, localTag, this.remote, remoteTag, target, routes, local, remote, media);
  }

  /** The dialog as an element. */
  public XmlElement element() {
    XmlElement out =
        XmlElement.of(MCU, ELEMENT)
            .with("call-id", callId)
            .with("local", local)
            .with("local-tag", localTag)
            .with("remote", remote)
            .with("remote-tag", remoteTag)
            .with("target", target)
            .with("local-sequence", Long.toString(localSequence))
            .with("remote-sequence", Long.toString(remoteSequence));
    for (String route : routes) {
      out = out.withTextChild("route", route);
    }
    return media.isEmpty() ? out : out.withTextChild("media", media);
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if anything is missing or bad. */
  public static DialogState read(XmlElement element) {
    XmlElement dialog = element.named(ELEMENT);
    return new DialogState(
        dialog.required("call-id"),
        dialog.required("local"),
        dialog.required("local-tag"),
        dialog.required("remote"),
        dialog.required("remote-tag"),
        dialog.required("target"),
        dialog.children("route").map(XmlElement::text).toList(),
        XmlValue.number(dialog.required("local-sequence"), MAX_SEQUENCE),
        XmlValue.number(dialog.required("remote-sequence"), MAX_SEQUENCE),
        dialog.childText("media"));
  }
}
