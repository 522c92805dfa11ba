package dev.repartee.tts.text;

/**
 * One token of a text and how it is spoken.
 *
 * @param spoken English words separated by single spaces, made of letters, apostrophes and hyphens;
 *     at most one mark of {@code , . ? ! : ; —} ends it, and commas may stand inside ("five five
 *     five, one two three four"). Letters to be named one by one are capitals with full stops
 *     ("A.M."); other words in capitals ("NASA", "USB") are left for the voice to judge. Never
 *     empty. Text in another script than the Latin one is left as it is.
 * @param textStart index in the text of the first character of the token, which reaches from white
 *     space to white space
 * @param textEnd index after its last character
 */
public record SpokenToken(String spoken, int textStart, int textEnd) {}
