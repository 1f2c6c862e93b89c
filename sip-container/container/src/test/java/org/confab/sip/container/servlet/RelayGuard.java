package org.confab.sip.container.servlet;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.confab.sip.container.probe.Bindings;
import org.confab.sip.edge.DialogRelay;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;

/**
 * Lets everything pass, and requests inside dialogs the short way, unless they say X-Long; fails at
 * X-Undeclared.
 */
final class RelayGuard implements FlowGuard, DialogRelay {
  @Inject Bindings bindings = new Bindings();

  @Override
  public Optional<DialogRelay> relay() {
    return Optional.of(this);
  }

  @Override
  public Optional<Onward> request(Inside inside) {
    String text = new String(inside.message(), StandardCharsets.ISO_8859_1);
    if (text.contains("X-Long:") || !inside.servlet().equals("proxy")) {
      return Optional.empty();
    }
    String user = text.substring(text.indexOf("sip:") + 4, text.indexOf('@'));
    return bindings
        .uri(user)
        .map(uri -> new Onward(uri, uri.replaceAll(".*cid=", ""), edit("X-Relay: short")));
  }

  @Override
  public Edit answer(Object verdict, byte[] message) {
    return edit("X-Relay: back");
  }

  /** What a proxy of the server may throw through a method that declares nothing of it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Exception> T undeclared() throws T {
    throw (T) new Exception("a transaction could not be committed");
  }

  private static Edit edit(String added) {
    Set<String> stays = Set.of("x-secret");
    return new Edit((name, value) -> stays.contains(name) || value.equals("away"), added);
  }

  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    if (new String(message, StandardCharsets.ISO_8859_1).contains("X-Undeclared:")) {
      throw RelayGuard.<RuntimeException>undeclared();
    }
    return new Inbound(true, flow.id());
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    return message;
  }

  @Override
  public void closed(Flow flow) {}
}
