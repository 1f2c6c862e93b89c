package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.dmr.ModelNode;

/** The management interface of an instance's WildFly, as its administrator. */
public final class Management implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Management.class.getName());

  private static final int PORT = 9990;

  /** A server that has just started, on a busy machine, lets its administrators wait. */
  private static final int PATIENCE_MILLIS = 60_000;

  /** Who comes from this machine may be taken as its administrator, whatever the name is. */
  private static final Map<String, String> NOT_AS_LOCAL =
      Map.of("SASL_DISALLOWED_MECHANISMS", "JBOSS-LOCAL-USER");

  private final ModelControllerClient client;

  /** That of the running instance. */
  public Management(ConfabServer server) {
    this(server, "admin", password(server));
  }

  /** That of the running instance, for another account. */
  public Management(ConfabServer server, String name, String password) {
    client =
        ModelControllerClient.Factory.create(
            new ModelControllerClientConfiguration.Builder()
                .setProtocol("remote+http")
                .setHostName(InetAddress.getLoopbackAddress().getHostAddress())
                .setPort(PORT + server.offset())
                .setHandler(login(name, password))
                .setSaslOptions(NOT_AS_LOCAL)
                .setConnectionTimeout(PATIENCE_MILLIS)
                .build());
  }

  private static String password(ConfabServer server) {
    try {
      return Files.readString(server.home().resolve("admin-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CallbackHandler login(String name, String password) {
    return callbacks -> {
      for (Callback callback : callbacks) {
        if (callback instanceof NameCallback) {
          ((NameCallback) callback).setName(name);
        } else if (callback instanceof PasswordCallback) {
          ((PasswordCallback) callback).setPassword(password.toCharArray());
        } else if (callback instanceof RealmCallback) {
          RealmCallback realm = (RealmCallback) callback;
          realm.setText(realm.getDefaultText());
        } else {
          throw new UnsupportedCallbackException(callback);
        }
      }
    };
  }

  /** An operation on {@code /subsystem=confab} or, with keys and values, on what is below it. */
  public static ModelNode operation(String name, String... below) {
    ModelNode operation = new ModelNode();
    operation.get("operation").set(name);
    operation.get("address").add("subsystem", "confab");
    for (int each = 0; each < below.length; each += 2) {
      operation.get("address").add(below[each], below[each + 1]);
    }
    return operation;
  }

  /** An operation on the server itself. */
  public static ModelNode ofServer(String name) {
    ModelNode operation = new ModelNode();
    operation.get("operation").set(name);
    operation.get("address").setEmptyList();
    return operation;
  }

  /** Several as one: all of them are done, or none is. */
  public static ModelNode together(List<ModelNode> operations) {
    ModelNode composite = ofServer("composite");
    composite.get("steps").set(operations);
    return composite;
  }

  /** What it answers, as {@code outcome}, {@code result} and {@code failure-description}. */
  public ModelNode execute(ModelNode operation) {
    try {
      return client.execute(operation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result of an operation that must succeed. */
  public ModelNode result(ModelNode operation) {
    ModelNode answer = execute(operation);
    if (!answer.get("outcome").asString().equals("success")) {
      throw new AssertionError(answer.toString());
    }
    return answer.get("result");
  }

  /**
   * Orders the server to reload. That ends its connections too, this one sometimes before the
   * answer is there; whoever asks for it waits for what the reload brings.
   */
  public void reload() {
    try {
      result(ofServer("reload"));
    } catch (CancellationException begun) {
      LOG.log(System.Logger.Level.DEBUG, "reloads already", begun);
    }
  }

  /** Why an operation that must fail is refused. */
  public String refused(ModelNode operation) {
    ModelNode answer = execute(operation);
    if (!answer.get("outcome").asString().equals("failed")) {
      throw new AssertionError(operation + " is not refused: " + answer);
    }
    return answer.get("failure-description").asString();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
