package dev.repartee.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFolderTest {
  private final Path folder;

  AgentFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsEveryField() throws IOException {
    AgentConfig agent =
        read(
            """
            name: Robin
            instructions: You are kind.
            greeting: Hello.
            apology: Sorry.
            language: en-GB
            llm:
              provider: openai
              model: small
              headers: {x-team: front}
            voice: {provider: hibari}
            recognition: {provider: moonshine}
            voice-activity: {provider: silero}
            end-of-turn: {provider: smart-turn}
            hearing: {noise-suppression: off, gain-control: true}
            turn: {wait-ms: 350, speculation: true}
            tools:
              - kind: http
                name: order_status
                parameters: {required: [number]}
            tool-use: {max-steps: 3}
            """);

    assertEquals("Robin", agent.name());
    assertEquals("openai", agent.llm().provider());
    assertEquals("small", agent.llm().settingsAsJson().getString("model"));
    assertEquals(
        "front", agent.llm().settingsAsJson().getJsonObject("headers").getString("x-team"));
    assertEquals("silero", agent.voiceActivity().provider());
    assertEquals("smart-turn", agent.endOfTurn().provider());
    assertEquals(Map.of("noise-suppression", "off", "gain-control", true), agent.hearing());
    assertEquals(Map.of("wait-ms", 350, "speculation", true), agent.turn());
    assertEquals("http", agent.tools().get(0).kind());
    assertEquals("order_status", agent.tools().get(0).settingsAsJson().getString("name"));
    assertEquals(Map.of("max-steps", 3), agent.toolUse());
  }

  @Test
  void whatIsLeftOutIsChosenAutomatically() throws IOException {
    AgentConfig agent = read("name: Robin\ninstructions: You are kind.\n");

    assertTrue(agent.llm().isAutomatic());
    assertTrue(agent.voice().isAutomatic());
    assertEquals("en", agent.language());
    assertEquals("", agent.greeting());
    assertEquals(List.of(), agent.tools());
    assertTrue(agent.apology().startsWith("Sorry"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: R|instructions is missing; give it some text
          name: ''\\ninstructions: x|name is missing; give it some text
          name: R\\ninstructions: x\\ngreting: Hi|agent.yaml:3: greting is not a field of an agent; the fields are apology, end-of-turn, greeting, hearing, instructions
          name: R\\ninstructions: x\\ntools: {kind: http}|tools must be a list
          name: R\\ninstructions: x\\ntools:\\n  - name: a|agent.yaml:4: tools[0].kind is missing; give it a value such as http
          name: R\\ninstructions: x\\ntools: [http]|tools[0] must be an object with named values
          name: R\\ninstructions: x\\ntools:\\n  - {kind: http, url: }|tools[0].url has no value
          name: R\\ninstructions: x\\nllm: openai|llm must be an object with named values
          name: R\\ninstructions: x\\nllm: {provider: 7}|llm.provider must be the name of a provider or auto, but is 7
          name: R\\ninstructions: x\\nllm:\\n  model:|llm.model has no value; give it one or remove the line
          name: R\\ninstructions: [1]|agent.yaml:2: instructions must be text
          name: R\\ninstructions: x\\nlanguage: English!|language must be a language tag such as en or en-GB, but is 'English!'
          name: R\\ninstructions: x\\nend-of-turn: smart-turn|end-of-turn must be an object with named values
          name: "R|this is not YAML
          name: R\\nname: S\\ninstructions: x|Duplicate field 'name'
          name: R\\ninstructions: x\\nturn: 350|turn must be an object with named values
          """)
  void aFaultIsToldWithItsPlaceAndRemedy(String yaml, String sentence) {
    String message = refusal(() -> read(yaml.replace("\\n", "\n")));

    assertTrue(message.contains(AgentFolder.FILE_NAME), message);
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aFolderWithoutAnAgentIsToldWithTheOptionThatNamesOne() {
    String message = refusal(() -> new AgentFolder(folder).read());

    assertTrue(message.contains("--agent"), message);
  }

  @Test
  void anEmptyFileSaysWhatAnAgentNeeds() {
    String message = refusal(() -> read(""));

    assertTrue(message.contains("give the agent a name and instructions"), message);
  }

  private static String refusal(Executable reading) {
    return String.valueOf(assertThrows(AgentConfigException.class, reading).getMessage());
  }

  private AgentConfig read(String yaml) throws IOException {
    Files.writeString(folder.resolve(AgentFolder.FILE_NAME), yaml);
    return new AgentFolder(folder).read();
  }
}
