package dev.repartee.bench.serve;

import dev.repartee.server.cli.Repartee;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server under load: a process of its own. It prints {@link ServeBench#READY} when calls may
 * come, answers {@link ServeBench#USAGE} and {@link ServeBench#STAGES}, and ends when its input
 * does.
 */
public final class ServerProcess implements AutoCloseable {
  private static final int LONGEST_END_SECONDS = 15;

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final URI address;
  private final List<String> javaOptions;

  private ServerProcess(
      Process process,
      BufferedReader answers,
      PrintWriter questions,
      URI address,
      List<String> javaOptions) {
    this.process = process;
    this.answers = answers;
    this.questions = questions;
    this.address = address;
    this.javaOptions = List.copyOf(javaOptions);
  }

  /**
   * Starts {@code bench serve}, with the same program and the same Java, and waits until calls may
   * come.
   *
   * @param arguments of the command
   * @param insteadOptions take the place of those for memory and collector of this process; null:
   *     those are used
   * @throws IOException with a sentence, if it does not come up
   */
  public static ServerProcess start(List<String> arguments, @Nullable String insteadOptions)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    List<String> javaOptions = javaOptions(insteadOptions);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(Repartee.class.getName());
    command.addAll(List.of("bench", "serve", "--obey", "--port", "0"));
    command.addAll(arguments);
    return launch(command, javaOptions);
  }

  /**
   * Starts another program that behaves as a server under load should, and waits until calls may
   * come.
   *
   * @throws IOException with a sentence, if it does not come up
   */
  public static ServerProcess launch(List<String> command) throws IOException {
    return launch(command, List.of());
  }

  private static ServerProcess launch(List<String> command, List<String> javaOptions)
      throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    PrintWriter questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    String line = answers.readLine();
    while (line != null && !line.startsWith(ServeBench.READY)) {
      line = answers.readLine();
    }
    if (line == null) {
      process.destroy();
      throw new IOException("The server did not start; what it said stands above.");
    }
    URI address = URI.create(line.substring(ServeBench.READY.length()));
    return new ServerProcess(process, answers, questions, address, javaOptions);
  }

  /** Where it listens, such as {@code http://localhost:7080}. */
  public URI address() {
    return address;
  }

  /** The Java options with which it runs. */
  public List<String> javaOptions() {
    return javaOptions;
  }

  /** What the system knows of it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it uses, by its own account. */
  public ServerUsage usage() throws IOException {
    return ServerUsage.ofJson(answer(ServeBench.USAGE));
  }

  /** The same, but it collects garbage first, so that its heap holds only live objects. */
  public ServerUsage liveUsage() throws IOException {
    return ServerUsage.ofJson(answer(ServeBench.LIVE_USAGE));
  }

  /** What its neural work took since it was last asked, by its own account. */
  public List<StageUsage> stages() throws IOException {
    return StageUsage.ofJson(answer(ServeBench.STAGES));
  }

  private String answer(String question) throws IOException {
    questions.println(question);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("The server has died; what it said stands above.");
    }
    return answer;
  }

  /** Ends it by ending its input. */
  @Override
  public void close() {
    questions.close();
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> javaOptions(@Nullable String instead) {
    List<String> inherited = ManagementFactory.getRuntimeMXBean().getInputArguments();
    if (instead == null) {
      return inherited;
    }
    List<String> options =
        new ArrayList<>(
            inherited.stream().filter(option -> !option.matches("-X(m[sx]|X:\\+Use).*")).toList());
    options.addAll(List.of(instead.strip().split("\\s+")));
    return options;
  }
}
