package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.TransactionId;
import org.jspecify.annotations.Nullable;

/**
 * A relayed address of a client (RFC 5766 2.2): to whom it may speak and until when. Times are in
 * milliseconds. Of one thread.
 */
final class Allocation implements PeerSocket.Receiver {
  /** A number that stands for a peer (RFC 5766 2.5). */
  private static final class Channel {
    final int number;
    final InetSocketAddress peer;
    long until;

    Channel(int number, InetSocketAddress peer) {
      this.number = number;
      this.peer = peer;
    }
  }

  private final Client client;
  private final Dialect dialect;
  private final Credentials credentials;
  private final RelayUsers.User user;
  private final InetSocketAddress relayed;
  private final Surroundings around;
  private final Map<InetAddress, Long> permissions = new HashMap<>();
  private final Map<Integer, Channel> channels = new HashMap<>();
  private final Map<InetSocketAddress, Channel> channelsOfPeers = new HashMap<>();
  private @Nullable Channel newest;
  private @Nullable InetSocketAddress reached;
  private PeerRules.@Nullable Here reachedFrom;
  private final MsState ms = new MsState();
  private final long born;
  private TransactionId madeBy;
  private byte[] answer = {};
  private long until;
  private @Nullable PeerSocket socket;

  /** What only [MS-TURN] has. */
  static final class MsState {
    private @Nullable InetSocketAddress active;
    private byte[] connection = {};

    /** To whom raw data goes, and whose data comes raw. */
    @Nullable InetSocketAddress active() {
      return active;
    }

    void active(InetSocketAddress peer) {
      active = peer;
    }

    /** Whether its client speaks [MS-TURN]. */
    boolean speaks() {
      return connection.length > 0;
    }

    /** Twenty bytes that name this allocation in sequence numbers. */
    byte[] connection() {
      return connection;
    }

    void connection(byte[] id) {
      connection = id;
    }
  }

  Allocation(
      Client client,
      Dialect dialect,
      Credentials credentials,
      RelayUsers.User user,
      InetSocketAddress relayed,
      TransactionId madeBy,
      Surroundings around) {
    this.client = client;
    this.dialect = dialect;
    this.credentials = credentials;
    this.user = user;
    this.relayed = relayed;
    this.madeBy = madeBy;
    this.around = around;
    this.born = around.now();
  }

  Client client() {
    return client;
  }

  /** With what its user signed in. */
  @Override
  public Credentials credentials() {
    return credentials;
  }

  InetSocketAddress relayed() {
    return relayed;
  }

  MsState ms() {
    return ms;
  }

  @Override
  public RelayUsers.User user() {
    return user;
  }

  @Override
  public void attempted(InetSocketAddress peer, int id) {
    dialect.attempted(this, peer, id);
  }

  /** Whether peers reach it over TCP. */
  boolean stream() {
    PeerSocket open = socket;
    return open != null && open.stream();
  }

  /** Opens a connection to a peer; see {@link PeerSocket#connect}. */
  void connect(InetSocketAddress peer, PeerSocket.Connected outcome) {
    PeerSocket open = socket;
    if (open == null) {
      throw new TurnRefused(StunError.ALLOCATION_MISMATCH);
    }
    open.connect(peer, outcome);
  }

  void opened(PeerSocket opened) {
    socket = opened;
  }

  /** Remembers how a request was answered: it may come again. */
  void answered(TransactionId id, byte[] with) {
    madeBy = id;
    answer = with;
  }

  /** The answer to a request that comes again; empty bytes to another one. */
  byte[] repeated(TransactionId id) {
    return madeBy.equals(id) ? answer : new byte[0];
  }

  /**
   * Lives on for so long, or not at all.
   *
   * @return for how many seconds
   */
  int refresh(int seconds) {
    long longest = born + around.limits().allocation().age().toMillis() - around.now();
    int granted = (int) Math.max(0, Math.min(seconds, longest / 1000));
    until = around.now() + granted * 1000L;
    return granted;
  }

  boolean over() {
    return until <= around.now();
  }

  /** Lets the peer speak for a while; false if there are too many. */
  boolean permit(InetAddress peer) {
    if (!permissions.containsKey(peer)) {
      if (permissions.size() >= around.limits().allocation().permissions()) {
        forget();
      }
      if (permissions.size() >= around.limits().allocation().permissions()) {
        return false;
      }
    }
    permissions.put(peer, around.now() + around.limits().allocation().permission().toMillis());
    return true;
  }

  @Override
  public boolean permits(InetAddress peer) {
    Long end = permissions.get(peer);
    return end != null && end > around.now();
  }

  /** What came of binding a channel. */
  enum Binding {
    BOUND,
    TAKEN,
    TOO_MANY
  }

  /** Binds a number to a peer, or keeps it bound (RFC 5766 11.2). */
  Binding bind(int number, InetSocketAddress peer) {
    forgetChannels();
    Channel ofNumber = channels.get(number);
    Channel ofPeer = channelsOfPeers.get(peer);
    if (ofNumber != ofPeer) {
      return Binding.TAKEN;
    }
    if (ofNumber == null && channels.size() >= around.limits().allocation().channels()
        || !permit(peer.getAddress())) {
      return Binding.TOO_MANY;
    }
    Channel channel = ofNumber == null ? new Channel(number, peer) : ofNumber;
    channel.until = around.now() + around.limits().allocation().channel().toMillis();
    newest = channel;
    channels.put(number, channel);
    channelsOfPeers.put(peer, channel);
    return Binding.BOUND;
  }

  /** The peer of a channel, if it is bound. */
  @Nullable InetSocketAddress peer(int number) {
    Channel channel = newest;
    if (channel == null || channel.number != number) {
      channel = channels.get(number);
      newest = channel;
    }
    return channel != null && channel.until > around.now() ? channel.peer : null;
  }

  /** The channel of a peer; -1 if it has none. */
  int channel(InetSocketAddress peer) {
    Channel channel = channelsOfPeers.get(peer);
    return channel != null && channel.until > around.now() ? channel.number : -1;
  }

  /** The newest answer is kept: most packets go where the one before went. */
  private boolean reaches(InetSocketAddress peer) {
    PeerRules.Here here = around.rules().here();
    if (peer == reached && here == reachedFrom) {
      return true;
    }
    if (!around.rules().reaches(peer)
        || peer.getAddress().getClass() != relayed.getAddress().getClass()) {
      return false;
    }
    reached = peer;
    reachedFrom = here;
    return true;
  }

  /** Sends to a peer whose permission was asked for, within what its user may send. */
  void send(InetSocketAddress peer, ByteBuffer data) {
    Figures figures = around.figures();
    int length = data.remaining();
    PeerSocket out = socket;
    if (out == null || !reaches(peer)) {
      figures.count(Counter.RELAY_PEERS_REFUSED);
    } else if (user.passes(length, around.nanos(), figures)) {
      figures.count(Counter.RELAY_BYTES_TO_PEERS, length);
      out.send(peer, data);
    }
  }

  @Override
  public void received(InetSocketAddress peer, ByteBuffer data) {
    Figures figures = around.figures();
    if (!permits(peer.getAddress())) {
      figures.count(Counter.RELAY_PEERS_REFUSED);
    } else if (data.remaining() > Dialect.LONGEST_DATA) {
      figures.count(Counter.RELAY_PACKETS_OVER_LIMIT);
    } else if (user.passes(data.remaining(), around.nanos(), figures)) {
      figures.count(Counter.RELAY_BYTES_TO_CLIENTS, data.remaining());
      dialect.deliver(this, peer, data);
    }
  }

  /** Forgets permissions, channels and connections that are over. */
  void forget() {
    long now = around.now();
    PeerSocket open = socket;
    if (open != null) {
      open.sweep(now);
    }
    permissions.values().removeIf(end -> end <= now);
    forgetChannels();
  }

  private void forgetChannels() {
    long now = around.now();
    for (Iterator<Channel> each = channels.values().iterator(); each.hasNext(); ) {
      Channel channel = each.next();
      if (channel.until <= now) {
        each.remove();
        channelsOfPeers.remove(channel.peer);
      }
    }
  }

  /** Ends it. */
  void close() {
    PeerSocket open = socket;
    if (open != null) {
      open.close();
    }
    socket = null;
    user.release();
    client.holds(null);
  }
}
