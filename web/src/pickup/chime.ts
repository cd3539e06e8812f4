let audio: AudioContext | null = null;

/** Two soft notes. */
export function chime() {
  audio ??= new AudioContext();
  const now = audio.currentTime;
  for (const [note, at] of [
    [659.25, 0],
    [880, 0.22],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = note;
    volume.gain.setValueAtTime(0, now + at);
    volume.gain.linearRampToValueAtTime(0.25, now + at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, now + at + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(now + at);
    tone.stop(now + at + 1);
  }
}
