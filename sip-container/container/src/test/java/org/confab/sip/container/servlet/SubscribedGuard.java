package org.confab.sip.container.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.confab.sip.edge.DialogAnswers;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;
import org.confab.sip.edge.ShortAnswers.Asked;
import org.confab.sip.edge.TextDialog;

/**
 * Lets everything pass and answers SUBSCRIBE and what follows as the probe does, unless a request
 * says X-Long. X-End ends the dialog.
 */
final class SubscribedGuard implements FlowGuard, DialogAnswers {
  /** What was answered to notices. */
  static final BlockingQueue<Integer> ANSWERS = new LinkedBlockingQueue<>();

  /** Whether answers were sent. */
  static final BlockingQueue<Boolean> FATES = new LinkedBlockingQueue<>();

  @Override
  public Optional<DialogAnswers> dialogs() {
    return Optional.of(this);
  }

  @Override
  public Optional<Reply> begin(Asked asked, TextDialog dialog) {
    String text = latin(asked.message());
    if (text.contains("X-Long:")) {
      return Optional.empty();
    }
    if (!text.contains("X-Status:")) {
      dialog.keep();
    }
    return Optional.of(reply(text, dialog));
  }

  @Override
  public Reply within(Asked asked, TextDialog dialog) {
    return reply(latin(asked.message()), dialog);
  }

  private static Reply reply(String text, TextDialog dialog) {
    int at = text.indexOf("X-Status: ");
    int status = at < 0 ? 200 : Integer.parseInt(text.substring(at + 10, at + 13));
    String method = text.contains("benotify") ? "BENOTIFY" : "NOTIFY";
    String headers = (status == 200 ? "Expires: 600\r\n" : "") + "X-Short: 1\r\n";
    if (text.contains("X-End:")) {
      dialog.close();
    }
    byte[] body = bytes(text.contains("X-Body:") ? "body" : "");
    return new Reply(
        status,
        "",
        headers,
        body.length == 0 ? "" : "text/plain",
        body,
        sent -> {
          FATES.add(sent);
          for (int i = 0; sent && status == 200 && i < 2; i++) {
            notify(dialog, method, "n" + i);
          }
        });
  }

  private static void notify(TextDialog dialog, String method, String body) {
    try {
      dialog.send(
          new DialogOutlet.Notice(method, "Event: e\r\n", "text/plain", bytes(body)), ANSWERS::add);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    return new Inbound(true, "verdict of " + flow.id());
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    return message;
  }

  @Override
  public void closed(Flow flow) {}

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
