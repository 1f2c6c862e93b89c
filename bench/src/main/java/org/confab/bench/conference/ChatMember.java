package org.confab.bench.conference;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.confab.bench.net.Connection;
import org.confab.bench.net.Reactor;

/** An occupant of a room of XMPP (XEP-0045), who signs in anonymously and without TLS. */
final class ChatMember implements Member {
  private static final int PATIENCE = 60;
  private static final int MOST_UNREAD = 4096;
  private static final String OPEN =
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
          + " to='bench.test' version='1.0'>";
  private static final String ANONYMOUS =
      "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>";
  private static final String BIND =
      "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

  private final Connection connection;
  private final String occupant;
  private final Known known;
  private final CompletableFuture<Void> bound = new CompletableFuture<>();
  private final CompletableFuture<Void> inside = new CompletableFuture<>();
  private String unread = "";
  private boolean authenticated;

  /**
   * Connects.
   *
   * @param room its address
   * @param nick the name in the room
   */
  ChatMember(Reactor reactor, InetSocketAddress server, String room, String nick) {
    occupant = room + "/" + nick;
    known = new Known("from='" + room + "/", '\'');
    connection = reactor.stream(server, this::read);
  }

  /** Signs in. */
  CompletableFuture<Void> signIn() {
    send(OPEN + ANONYMOUS);
    return bound.orTimeout(PATIENCE, TimeUnit.SECONDS);
  }

  private void read(byte[] bytes) {
    String text = unread + new String(bytes, StandardCharsets.UTF_8);
    if (!bound.isDone()) {
      unread = text;
      negotiate(text);
      return;
    }
    int end = known.read(text);
    unread = text.substring(Math.max(end, text.length() - MOST_UNREAD));
    if (text.contains("type='error'")) {
      inside.completeExceptionally(new IllegalStateException("refused: " + text));
    } else if (end > 0) {
      inside.complete(null);
    }
  }

  private void negotiate(String text) {
    if (text.contains("<failure") || text.contains("<stream:error")) {
      bound.completeExceptionally(new IllegalStateException("refused: " + text));
    } else if (!authenticated && text.contains("<success")) {
      authenticated = true;
      unread = "";
      send(OPEN + BIND);
    } else if (authenticated && text.contains("</iq>")) {
      unread = "";
      bound.complete(null);
    }
  }

  @Override
  public CompletableFuture<Void> join() {
    send(
        "<presence to='"
            + occupant
            + "'><x xmlns='http://jabber.org/protocol/muc'>"
            + "<history maxchars='0'/></x></presence>");
    return inside.orTimeout(PATIENCE, TimeUnit.SECONDS);
  }

  private void send(String text) {
    connection.send(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int known() {
    return known.count();
  }

  @Override
  public long received() {
    return connection.received();
  }

  @Override
  public void close() {
    connection.close();
  }
}
