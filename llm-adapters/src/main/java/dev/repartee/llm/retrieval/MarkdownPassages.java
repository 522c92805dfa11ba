package dev.repartee.llm.retrieval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** Splits a markdown document into passages that can be spoken. */
final class MarkdownPassages extends AbstractVisitor {
  private final TextContentRenderer plainText = TextContentRenderer.builder().build();
  private final List<String> headings = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();

  private MarkdownPassages() {}

  static List<Passage> of(String markdown) {
    MarkdownPassages visitor = new MarkdownPassages();
    Parser.builder().build().parse(markdown).accept(visitor);
    return List.copyOf(visitor.passages);
  }

  @Override
  public void visit(Heading heading) {
    while (headings.size() >= heading.getLevel()) {
      headings.remove(headings.size() - 1);
    }
    while (headings.size() < heading.getLevel() - 1) {
      headings.add("");
    }
    headings.add(text(heading));
  }

  /** Takes a paragraph, which is also what a list's item holds. */
  @Override
  public void visit(Paragraph paragraph) {
    List<String> sentences = sentences(text(paragraph));
    if (!sentences.isEmpty()) {
      String heading =
          headings.stream().filter(title -> !title.isEmpty()).collect(Collectors.joining(": "));
      passages.add(new Passage(heading, sentences));
    }
  }

  /** Keeps the words of links, but not their addresses, which nobody wants to hear. */
  @Override
  public void visit(Link link) {
    for (Node word = link.getFirstChild(); word != null; word = link.getFirstChild()) {
      link.insertBefore(word);
    }
    link.unlink();
  }

  private String text(Node node) {
    visitChildren(node);
    return plainText.render(node).replaceAll("\\s+", " ").strip();
  }

  private static List<String> sentences(String text) {
    BreakIterator boundaries = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    boundaries.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = boundaries.first();
    for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      start = end;
    }
    return sentences;
  }
}
