package org.confab.bench.presence;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the notifications of a window and how long each took. The reactor's thread writes it. */
public final class Tally {
  /** Publications are numbered modulo this. */
  public static final int NUMBERS = 900;

  private final AtomicLongArray published = new AtomicLongArray(NUMBERS);
  private int[] last = new int[0];
  private int[] delays = new int[0];
  private int received;
  private int current;
  private int bytes;
  private int number;
  private long lastArrival;

  /** A new window: that many watchers, and publications. */
  public synchronized void begin(int watchers, int publications) {
    last = new int[watchers];
    Arrays.fill(last, -1);
    delays = new int[watchers * publications];
    received = 0;
    bytes = 0;
    current = 0;
  }

  /** That number leaves now. */
  public synchronized void publishing(int next) {
    number = next;
    current = 0;
    published.set(next, System.nanoTime());
  }

  /** A notification of that number has come. */
  public synchronized void received(int watcher, long told, int length) {
    if (told < 0 || told >= NUMBERS || watcher >= last.length || last[watcher] == told) {
      return;
    }
    lastArrival = System.nanoTime();
    last[watcher] = (int) told;
    if (received < delays.length) {
      delays[received++] =
          (int) TimeUnit.NANOSECONDS.toMicros(lastArrival - published.get((int) told));
    }
    bytes += length;
    if (told == number && ++current == last.length) {
      notifyAll();
    }
  }

  /** Waits until everybody knows the number published last; false if they do not in that time. */
  public synchronized boolean awaitAll(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (current < last.length) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Notifications that came. */
  public synchronized int count() {
    return received;
  }

  /** Watchers who do not know the number published last. */
  public synchronized int behind() {
    return last.length - current;
  }

  /** Bytes of a notification, on average. */
  public synchronized int length() {
    return received == 0 ? 0 : bytes / received;
  }

  /** When the last one came, as {@link System#nanoTime} gives it. */
  public synchronized long lastArrival() {
    return lastArrival;
  }

  /** The delay that this part of all notifications did not exceed, in microseconds. */
  public synchronized int delay(double part) {
    int[] sorted = Arrays.copyOf(delays, received);
    Arrays.sort(sorted);
    return received == 0 ? 0 : sorted[Math.min(received - 1, (int) (received * part))];
  }
}
