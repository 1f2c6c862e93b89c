package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.ProcessFigures;

/** A whole call through the server, which stays on its path: INVITE, 180, 200, ACK, BYE, 200. */
public final class Calling implements Operation {
  private static final String DESCRIPTION =
      "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=session\r\nc=IN IP4 127.0.0.1\r\nb=CT:99980\r\nt=0 0\r\n"
          + "m=audio 30000 RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
          + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n";

  private final String name;
  private final ProcessFigures figures;
  private final List<Party> parties;

  private Calling(String name, long pid, List<Party> parties) {
    this.name = name;
    this.figures = new ProcessFigures(pid);
    this.parties = parties;
    parties.forEach(party -> Answering.of(party, DESCRIPTION));
  }

  /** Between clients that sign in with NTLM and sign everything. */
  public static Calling ntlm(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Calling(name, pid, Parties.ntlm(reactor, server, people));
  }

  /** Between phones that register with Digest and are not asked again. */
  public static Calling plain(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Calling(name, pid, Parties.plain(reactor, server, people));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessFigures figures() {
    return figures;
  }

  @Override
  public CompletableFuture<Void> once(int number) {
    Party caller = parties.get(2 * number % parties.size());
    Party callee = parties.get((2 * number + 1) % parties.size());
    Dialog call = new Dialog(caller, callee);
    return call.begin(DESCRIPTION).thenCompose(talking -> call.end());
  }

  @Override
  public void close() {
    parties.forEach(party -> party.phone().close());
  }
}
