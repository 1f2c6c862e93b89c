package org.confab.bench.media;

import java.net.InetSocketAddress;
import java.util.function.IntFunction;

/**
 * A TURN server.
 *
 * @param name what it is called
 * @param pid its process
 * @param address where it listens, UDP
 * @param users who may sign in, by number
 * @param end ends it
 */
record TurnSide(
    String name, long pid, InetSocketAddress address, IntFunction<User> users, Runnable end) {
  /** With a password. */
  record User(String name, String password) {}
}
