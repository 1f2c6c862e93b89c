package org.confab.mediaserver.ice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.stun.TransactionId;

/** Checks that wait for their answers, with their repetition (RFC 5389 7.2.1). */
final class Transactions {
  private final IceLimits limits;
  private final Map<TransactionId, Transaction> open = new LinkedHashMap<>();

  Transactions(IceLimits limits) {
    this.limits = limits;
  }

  /** One check on its way. */
  static final class Transaction {
    private final CandidatePair pair;
    private final byte[] packet;
    private final boolean nominates;
    private final boolean controlling;
    private final int transmissions;
    private int sent = 1;
    private boolean hurried;
    private long due;

    /** Sent once already. */
    Transaction(
        CandidatePair pair,
        byte[] packet,
        boolean nominates,
        boolean controlling,
        int transmissions) {
      this.pair = pair;
      this.packet = packet;
      this.nominates = nominates;
      this.controlling = controlling;
      this.transmissions = transmissions;
    }

    CandidatePair pair() {
      return pair;
    }

    byte[] packet() {
      return packet;
    }

    /** Whether it chooses its pair. */
    boolean nominates() {
      return nominates;
    }

    /** The role that it was sent in. */
    boolean controlling() {
      return controlling;
    }

    /** Whether it only asks if the pair still holds, so that its loss fails nothing. */
    boolean isConsent() {
      return transmissions == 1;
    }
  }

  void add(TransactionId id, Transaction transaction, long now) {
    transaction.due = now + limits.retransmission().toNanos();
    open.put(id, transaction);
  }

  /** Takes the one that an answer belongs to. */
  Optional<Transaction> take(TransactionId id) {
    return Optional.ofNullable(open.remove(id));
  }

  Optional<Transaction> find(TransactionId id) {
    return Optional.ofNullable(open.get(id));
  }

  /**
   * A new check of a pair takes the place of one on its way; its answer still counts for nothing.
   */
  void forget(CandidatePair pair) {
    open.values().removeIf(transaction -> transaction.pair == pair);
  }

  /** Checks of pairs that are given up are not repeated. */
  void forgetFailed() {
    open.values().removeIf(each -> each.pair.state() == CandidatePair.State.FAILED);
  }

  /** Has the check of a pair repeated by then; once. */
  void hurry(CandidatePair pair, long by) {
    for (Transaction transaction : open.values()) {
      if (transaction.pair == pair && !transaction.hurried && transaction.due - by > 0) {
        transaction.hurried = true;
        transaction.due = by;
      }
    }
  }

  boolean nominating(int component) {
    return open.values().stream()
        .anyMatch(each -> each.nominates && each.pair.component() == component);
  }

  /** Those that have to be sent again now. */
  List<Transaction> repeated(long now) {
    List<Transaction> again = new ArrayList<>();
    for (Transaction transaction : open.values()) {
      if (transaction.due - now <= 0 && transaction.sent < transaction.transmissions) {
        transaction.due = now + (limits.retransmission().toNanos() << transaction.sent);
        transaction.sent++;
        again.add(transaction);
      }
    }
    return again;
  }

  /** Takes those that were sent often enough and never answered. */
  List<Transaction> lost(long now) {
    List<Transaction> lost = new ArrayList<>();
    for (Transaction transaction : open.values()) {
      if (transaction.due - now <= 0 && transaction.sent >= transaction.transmissions) {
        lost.add(transaction);
      }
    }
    open.values().removeAll(lost);
    return lost;
  }

  /** How long until one of them is due; {@link Long#MAX_VALUE} if there is none. */
  long untilDue(long now) {
    return open.values().stream().mapToLong(each -> each.due - now).min().orElse(Long.MAX_VALUE);
  }
}
