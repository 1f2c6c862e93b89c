package org.confab.subsystem.http;

import io.undertow.server.OpenListener;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.wildfly.extension.undertow.HttpListenerService;
import org.wildfly.extension.undertow.HttpsListenerService;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;

/**
 * Puts a {@link Door} and {@link WholeRequests} before listeners of Undertow. WildFly has no place
 * for it: the channel that accepts connections is a private field of the listener's service, and is
 * read there.
 */
public final class Doors {
  private final AddressCount count = new AddressCount();
  private final IntSupplier most;

  /**
   * Doors that count together.
   *
   * @param most connections of one address, asked for each
   */
  public Doors(IntSupplier most) {
    this.most = most;
  }

  /**
   * From now on connections of this listener, which is open, are counted, and requests wait for
   * their end before they get a thread; one that is not enabled has none.
   *
   * @throws IllegalStateException if this is not the WildFly that Confab was built for
   */
  public void before(HttpListenerService listener) {
    accepting(listener).ifPresent(channel -> put(listener.getOpenListener(), channel));
  }

  private void put(OpenListener inside, AcceptingChannel<? extends StreamConnection> listening) {
    inside.setRootHandler(new WholeRequests(inside.getRootHandler()));
    listening.getAcceptSetter().set(new Door(inside, count, most));
  }

  private static Optional<AcceptingChannel<? extends StreamConnection>> accepting(
      HttpListenerService listener) {
    try {
      Field field =
          listener instanceof HttpsListenerService
              ? HttpsListenerService.class.getDeclaredField("sslServer")
              : HttpListenerService.class.getDeclaredField("server");
      field.setAccessible(true);
      @SuppressWarnings("unchecked")
      @Nullable AcceptingChannel<? extends StreamConnection> channel =
          (AcceptingChannel<? extends StreamConnection>) field.get(listener);
      return Optional.ofNullable(channel);
    } catch (ReflectiveOperationException another) {
      throw new IllegalStateException(
          "HTTP connections cannot be counted with this WildFly", another);
    }
  }
}
