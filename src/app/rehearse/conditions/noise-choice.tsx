import { AgainIcon } from '../../shell/icons.tsx';
import type { Noise } from '../../shell/settings.ts';
import { useRehearseTexts } from '../texts.ts';

const LEVELS = [0, 1, 2, 3] as const;

/** How badly the line is to hear. The same noise comes again until another is asked for. */
export function NoiseChoice({ noise, onChange }: { readonly noise: Noise; readonly onChange: (noise: Noise) => void }) {
  const { r } = useRehearseTexts();
  return (
    <fieldset className="noise">
      <legend>{r.noise}</legend>
      <div className="noise-levels">
        {LEVELS.map((level) => (
          <label key={level}>
            <input type="radio" name="noise" checked={noise.level === level} onChange={() => onChange({ ...noise, level })} />
            <span className="noise-bars" aria-hidden="true" data-level={level}><i /><i /><i /></span>
            <span>{r.noises[level]}</span>
          </label>
        ))}
      </div>
      {noise.level > 0 && (
        <>
          <p className="hint">{r.noiseHint}</p>
          <button type="button" className="quiet" onClick={() => onChange({ ...noise, seed: noise.seed + 1 })}><AgainIcon />{r.otherNoise}</button>
        </>
      )}
    </fieldset>
  );
}
