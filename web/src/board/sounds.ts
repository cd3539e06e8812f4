export type Sound = 'placed' | 'soon' | 'late';

/** Notes as frequency, start and length in seconds. */
const notes: Record<Sound, [number, number, number][]> = {
  placed: [
    [659, 0, 0.18],
    [880, 0.16, 0.4],
  ],
  soon: [[587, 0, 0.35]],
  late: [
    [440, 0, 0.22],
    [349, 0.24, 0.5],
  ],
};

let context: AudioContext | null = null;
let silent = false;

export function silence(isSilent: boolean) {
  silent = isSilent;
}

/** Browsers let a page sound only once it was touched. */
export function unlockSound() {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

export function play(sound: Sound) {
  if (silent || !context || context.state !== 'running') return;
  for (const [frequency, start, length] of notes[sound]) {
    const at = context.currentTime + start;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = 'triangle';
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}
