package org.confab.sip.container.servlet;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Unmanaged;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The WAR: its class loader, {@code java:comp}, security, its beans, and a CDI request for each
 * task. Entering and leaving it costs more than many a message, so workers stay.
 */
final class WarSurroundings implements Surroundings {
  private final Executor contextual;
  private final BeanManager beans;
  private final Instance<RequestContextController> requests;
  private final ThreadLocal<@Nullable Place> here = new ThreadLocal<>();

  /** Not in use now: one is made for as many tasks as ever ran at a time, and then used again. */
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  /** Where a thread is; without one it is outside. */
  private enum Place {
    INSIDE,
    IN_REQUEST
  }

  /** Captures the WAR's context from the calling thread. */
  @SuppressWarnings("BanJNDI") // A constant name of this server's own tree.
  WarSurroundings() {
    try {
      ContextService service = InitialContext.doLookup("java:comp/DefaultContextService");
      contextual = service.currentContextExecutor();
      // Not CDI.current(): called from the EAR's library, it does not see the WAR's beans.
      beans = InitialContext.doLookup("java:comp/BeanManager");
    } catch (NamingException missing) {
      throw new IllegalStateException("no ContextService or BeanManager in this WAR", missing);
    }
    requests = beans.createInstance().select(RequestContextController.class);
  }

  @Override
  public <T> T bean(Class<T> type) {
    return beans.createInstance().select(type).get();
  }

  @Override
  public <T> T inject(Class<T> type) {
    return new Unmanaged<>(beans, type).newInstance().produce().inject().postConstruct().get();
  }

  @Override
  public void execute(Runnable task) {
    Place place = here.get();
    if (place == Place.IN_REQUEST) {
      task.run();
    } else if (place == Place.INSIDE) {
      inRequest(task);
    } else {
      inhabit(() -> inRequest(task));
    }
  }

  @Override
  public void inhabit(Runnable life) {
    // The contextual proxy would wrap what the task throws.
    RuntimeException[] failed = new RuntimeException[1];
    here.set(Place.INSIDE);
    try {
      contextual.execute(
          () -> {
            try {
              life.run();
            } catch (RuntimeException e) {
              failed[0] = e;
            }
          });
    } finally {
      here.remove();
    }
    if (failed[0] != null) {
      throw failed[0];
    }
  }

  private void inRequest(Runnable task) {
    RequestContextController request = Optional.ofNullable(idle.poll()).orElseGet(requests::get);
    boolean activated = request.activate();
    here.set(Place.IN_REQUEST);
    try {
      task.run();
    } finally {
      here.set(Place.INSIDE);
      if (activated) {
        request.deactivate();
      }
      idle.add(request);
    }
  }
}
